import ArgumentParser
import Foundation

/// `faults guards`: each guard of an invariant taken out, to see that the oracle notices.
struct GuardsCommand: ParsableCommand {
  /// A worker that is spoiled, what it then breaks, and a scenario that shows it.
  private struct Trial {
    /// The worker's way to do it wrong; see `Sabotage` in Sources/Worker/Faults.
    let sabotage: String
    let invariant: Invariant
    let scenario: String
    /// Whether the short run has it.
    var isShort = false
  }

  static let configuration = CommandConfiguration(
    commandName: "guards",
    abstract: "Takes out one guard after the other and checks that its invariant is seen to fail.",
    discussion: """
      A worker with fault points (a debug build) is told to do one thing wrong; the oracle of `faults run` must then find \
      the invariant broken. Exit status 1 if it did not.
      """)

  private static let trials = [
    Trial(sabotage: "dropOutput", invariant: .outcome, scenario: "steady-exactly-once"),
    Trial(sabotage: "forgetOffsets", invariant: .outcome, scenario: "drain"),
    Trial(sabotage: "fenceNobody", invariant: .recovery, scenario: "hold-up"),
    Trial(sabotage: "ignoreDeliveries", invariant: .offsets, scenario: "produce-errors"),
    Trial(sabotage: "reverseOutputs", invariant: .order, scenario: "steady-exactly-once", isShort: true),
    Trial(sabotage: "alterArticles", invariant: .bytes, scenario: "steady-exactly-once"),
    Trial(sabotage: "neverRecover", invariant: .recovery, scenario: "transaction-errors"),
    Trial(sabotage: "forgetPagesInWork", invariant: .recovery, scenario: "crashing-pages"),
    Trial(sabotage: "leak", invariant: .usage, scenario: "steady-exactly-once"),
    Trial(sabotage: "miscount", invariant: .figures, scenario: "steady-exactly-once", isShort: true),
  ]

  @Option(help: "The worker's program: a debug build, which has fault points.")
  var winnow = ".build/debug/winnow"

  @Option(help: "Seed of every random choice.")
  var seed: UInt64 = 1

  @Flag(help: "Only the guards that the short run takes out.")
  var short = false

  @Option(help: "Only this one.")
  var only: String?

  @Flag(help: "Print everything that the oracle said.")
  var verbose = false

  func run() throws {
    var unseen = 0
    var controls: [String: Bool] = [:]
    put(["taken out", "invariant", "scenario", "seen to fail"])
    for trial in GuardsCommand.trials where (!short || trial.isShort) && only ?? trial.sabotage == trial.sabotage {
      guard let control = try controls[trial.scenario] ?? playControl(trial.scenario) else { continue }
      controls[trial.scenario] = control
      let report = try play(trial.scenario, sabotage: trial.sabotage)
      // A worker that did not start proves nothing.
      let isSeen = control && report.broken.contains(trial.invariant) && report.isPlayed
      if !isSeen { unseen += 1 }
      put([
        trial.sabotage, "\(trial.invariant.rawValue) \(trial.invariant)", trial.scenario,
        "\(isSeen ? "yes" : "NO") (\(report.seconds) s)",
      ])
    }
    if unseen > 0 { throw ExitCode(1) }
  }

  /// The same scenario with nothing taken out, in which everything has to hold.
  ///
  /// - Returns: nil where it cannot be played here.
  private func playControl(_ scenario: String) throws -> Bool? {
    let report = try play(scenario, sabotage: nil)
    let holds = report.failures == 0 && report.isPlayed
    let result = report.isSkipped ? "skipped" : holds ? "all hold" : "FAILED"
    put(["nothing", "all", scenario, "\(result) (\(report.seconds) s)"])
    if report.isSkipped {
      report.finish()
      return nil
    }
    if !holds { report.finish() }
    return holds
  }

  private func play(_ name: String, sabotage: String?) throws -> Report {
    guard let scenario = Scenarios.named(name) else { throw ValidationError("no scenario is called \(name)") }
    let report = Play(scenario: scenario, winnow: winnow, seed: seed, isLong: false, sabotage: sabotage).run()
    if verbose { report.finish() }
    return report
  }

  private func put(_ columns: [String]) {
    let widths = [18, 13, 22, 0]
    let row = zip(columns, widths).map { $0.padding(toLength: max($0.count, $1), withPad: " ", startingAt: 0) }
    FileHandle.standardOutput.write(Data((row.joined(separator: " ") + "\n").utf8))
  }
}
