import Envelope

extension Metrics {
  /// Everything behind the lock.
  struct State {
    var counters = Counters()
    var lag: [String: Int] = [:]
    var storeBytes: [StageName: Int] = [:]
    var restoring: [StageName: [String: RestoreProgress]] = [:]
    var latencies: [Timed: Distribution] = [:]
    var batchRecords = Distribution(Buckets.records)
    var batchBytes = Distribution(Buckets.bytes)
    var ledger = Ledger()
    /// The counters and the time of the last line, to take rates from.
    var previous = Counters()
    var previousElapsed = 0.0

    /// Records how long ago something was.
    mutating func record(_ what: Timed, since moments: [Timestamp], _ now: Timestamp) {
      for moment in moments {
        let (age, overflow) = now.milliseconds.subtractingReportingOverflow(moment.milliseconds)
        latencies[what, default: Distribution()].record(overflow || age < 0 ? 0 : Int(min(age, 3_000_000_000)) * 1_000)
      }
    }

    /// Fills one line and begins a new interval.
    mutating func line(at now: Timestamp, elapsed: Double, usage: ProcessUsage, final: Bool) -> MetricsLine {
      let before = final ? Counters() : previous
      let seconds = elapsed - (final ? 0 : previousElapsed)
      func rate(_ value: (Counters) -> Int) -> Double {
        seconds > 0 ? (Double(value(counters) - value(before)) / seconds).rounded(toPlaces: 1) : 0
      }
      let line = MetricsLine(
        time: now,
        uptimeSeconds: elapsed.rounded(toPlaces: 3),
        intervalSeconds: seconds.rounded(toPlaces: 3),
        final: final,
        pages: MetricsLine.Pages(
          consumed: counters.consumed(.extract),
          articles: counters.articles,
          rejected: counters.rejected.values.reduce(0, +),
          inFlight: counters.inFlight[.extract] ?? 0),
        records: MetricsLine.Records(
          keysConsumed: counters.consumed(.index),
          verifyConsumed: counters.consumed(.verify),
          inFlight: counters.inFlight.values.reduce(0, +),
          abandoned: counters.abandoned.values.reduce(0, +),
          skipped: counters.skipped),
        rejectedByReason: Dictionary(uniqueKeysWithValues: counters.rejected.map { ($0.key.rawValue, $0.value) }),
        flags: counters.duplicates.flags,
        duplicates: MetricsLine.Duplicates(
          counters.duplicates, storeBytes: storeBytes.values.reduce(0, +),
          restoring: restoring.values.reduce(into: [:]) { $0.merge($1) { $1 } }),
        bytesIn: counters.bytesIn,
        bytesOut: counters.bytesOut,
        transactions: MetricsLine.Transactions(
          committed: counters.transactionsCommitted, aborted: counters.transactionsAborted),
        rebalances: MetricsLine.Rebalances(
          assigned: counters.assignments, revoked: counters.revocations, lost: counters.losses),
        clientsReplaced: counters.clientsReplaced,
        rates: MetricsLine.Rates(
          pagesPerSecond: rate { $0.polled[.extract, default: 0] },
          articlesPerSecond: rate { $0.articles },
          flagsPerSecond: rate { $0.duplicates.flags.values.reduce(0, +) },
          bytesInPerSecond: rate { $0.bytesIn },
          bytesOutPerSecond: rate { $0.bytesOut }),
        lagRecords: lag,
        latencySeconds: latencySeconds(whole: final),
        batchRecords: MetricsLine.Quantiles(batchRecords.take(whole: final), unit: 1),
        batchBytes: MetricsLine.Quantiles(batchBytes.take(whole: final), unit: 1),
        residentMemoryBytes: usage.residentMemoryBytes,
        cpuSeconds: usage.cpuSeconds.rounded(toPlaces: 3))
      previous = counters
      previousElapsed = elapsed
      return line
    }

    private mutating func latencySeconds(whole: Bool) -> [String: MetricsLine.Quantiles] {
      var seconds: [String: MetricsLine.Quantiles] = [:]
      for what in Timed.allCases {
        guard let quantiles = latencies[what]?.take(whole: whole) else { continue }
        seconds[what.rawValue] = MetricsLine.Quantiles(quantiles, unit: 1e-6)
      }
      return seconds
    }
  }
}
