import ArgumentParser
import Foundation

/// `faults run`: the scenarios, one after the other.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs scenarios and prints what the oracle saw.",
    discussion: """
      Each scenario starts its own broker and workers on loopback. The seed decides every choice that the harness makes; \
      a failing run prints it. Exit status 1 if a check failed.
      """)

  @Option(help: "The worker's program.")
  var winnow = ".build/debug/winnow"

  @Option(help: "Seed of every random choice.")
  var seed: UInt64 = 1

  @Option(help: "Only these scenarios (repeatable).")
  var scenario: [String] = []

  @Flag(help: "The long run: the full counts of kills and storms.")
  var long = false

  @Option(
    help: "Run on this cluster (HOST:PORT) instead of brokers of the harness's own; topics get a prefix a scenario.")
  var bootstrap: String?

  @Flag(help: "List the scenarios and end.")
  var list = false

  func run() throws {
    let chosen = Scenarios.all.filter { scenario.isEmpty || scenario.contains($0.name) }
    if list || chosen.isEmpty {
      for scenario in Scenarios.all { print("\(scenario.name)\n    \(scenario.summary)") }
      if !list { throw ValidationError("no scenario is called \(scenario.joined(separator: " or "))") }
      return
    }
    print("seed \(seed), \(long ? "long" : "quick") run, worker \(winnow)")
    var failures: [String] = []
    for scenario in chosen {
      let report = Report(scenario.name)
      do {
        let stage = try Stage(
          scenario, winnow: winnow, random: Random(seed: seed, name: scenario.name), isLong: long,
          bootstrap: bootstrap, report: report)
        defer { stage.tearDown() }
        try scenario.play(stage)
      } catch let skipped as Skipped {
        report.note("skipped: \(skipped.reason)")
      } catch {
        report.check(false, "the scenario could run: \(error)")
      }
      report.finish()
      if report.failures > 0 { failures.append(scenario.name) }
    }
    if failures.isEmpty {
      print("\(chosen.count) passed, 0 failed")
    } else {
      print("failed with seed \(seed): \(failures.joined(separator: ", "))")
      print("\(chosen.count - failures.count) passed, \(failures.count) failed")
      throw ExitCode(1)
    }
  }
}
