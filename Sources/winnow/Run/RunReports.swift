import Worker

/// The lines of `winnow run` on standard output: metrics, and the ledger at its own interval.
final class RunReports: Sendable {
  private let metricsReporter: Reporter
  private let ledgerReporter: Reporter

  /// Starts both.
  init(_ metrics: Metrics, _ configuration: Configuration.Metrics) {
    let isText = configuration.format == .text || (configuration.format == .auto && Terminal.isOutput)
    metricsReporter = Reporter(every: configuration.intervalSeconds) { isLast in
      let line = metrics.line(at: .now, final: isLast)
      try? BufferedOutput(threshold: 0).write(line: isText ? RunText.line(line) : line.json())
    }
    ledgerReporter = Reporter(every: configuration.ledgerSeconds) { isLast in
      if !isLast {
        let changes = metrics.closeLedgerInterval()
        RunLog.changed(changes.new, over: changes.over)
      }
      let line = metrics.ledgerLine(at: .now, final: isLast)
      try? BufferedOutput(threshold: 0).write(line: isText ? RunText.ledger(line) : line.json())
    }
  }

  /// Prints the last lines, that of the metrics at the end.
  func stop() {
    ledgerReporter.stop()
    metricsReporter.stop()
  }
}
