/// One scenario on a stage of its own, from the start of the broker to the end of all processes.
struct Play: Sendable {
  let scenario: any Scenario
  /// The worker's program.
  let winnow: String
  /// What every random choice comes from.
  let seed: UInt64
  /// Whether the full counts are played.
  let isLong: Bool
  /// A cluster to play on instead of brokers of the harness's own.
  var bootstrap: String?
  /// A folder for the outputs; see ``OutputLines``.
  var outputs: String?
  /// What the workers do wrong on purpose.
  var sabotage: String?

  /// Plays it.
  ///
  /// - Returns: what was found; not yet printed.
  func run() -> Report {
    let report = Report(sabotage.map { "\(scenario.name) with \($0)" } ?? scenario.name)
    do {
      let stage = try Stage(self, report: report)
      defer { stage.tearDown() }
      try scenario.play(stage)
    } catch let skipped as Skipped {
      report.skip(skipped.reason)
    } catch {
      report.check(false, "the scenario could run: \(error)")
    }
    return report
  }
}
