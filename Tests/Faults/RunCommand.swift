import ArgumentParser
import Dispatch
import Foundation
import Synchronization

/// `faults run`: the scenarios.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs scenarios and prints what the oracle saw.",
    discussion: """
      Each scenario starts its own broker and workers on loopback. The seed decides every choice that the harness makes; \
      a failing run prints it. The number before a check is that of the invariant. Exit status 1 if a check failed.
      """)

  @Option(help: "The worker's program: a debug build, which has fault points.")
  var winnow = ".build/debug/winnow"

  @Option(help: "Seed of every random choice.")
  var seed: UInt64 = 1

  @Option(help: "Only these scenarios (repeatable).")
  var scenario: [String] = []

  @Flag(help: "The long run: every scenario, with the full counts of kills and storms.")
  var long = false

  @Option(help: "Scenarios to play side by side.")
  var jobs = 1

  @Option(
    help: "Run on this cluster (HOST:PORT) instead of brokers of the harness's own; topics get a prefix a scenario.")
  var bootstrap: String?

  @Option(help: "A folder to write each scenario's outputs to, as Tests/Contract/check reads them.")
  var outputs: String?

  @Flag(help: "List the scenarios and end.")
  var list = false

  func run() throws {
    let known = Set(Scenarios.all.map(\.name))
    if let unknown = scenario.first(where: { !known.contains($0) }) {
      throw ValidationError("no scenario is called \(unknown)")
    }
    let names = scenario.isEmpty ? (long ? known : Scenarios.short) : Set(scenario)
    let chosen = Scenarios.all.filter { list || names.contains($0.name) }
    if list {
      for scenario in chosen {
        print(
          "\(scenario.name)\(Scenarios.short.contains(scenario.name) ? " (short run)" : "")\n    \(scenario.summary)")
      }
      return
    }
    print("seed \(seed), \(long ? "long" : "short") run, worker \(winnow)")
    let results = Mutex<[(name: String, failures: Int, isSkipped: Bool, seconds: Int64)]>([])
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: max(1, jobs)) { _ in
      while case let index = next.add(1, ordering: .relaxed).oldValue, index < chosen.count {
        let play = Play(
          scenario: chosen[index], winnow: winnow, seed: seed, isLong: long, bootstrap: bootstrap, outputs: outputs)
        let report = play.run()
        report.finish()
        results.withLock { $0.append((play.scenario.name, report.failures, report.isSkipped, report.seconds)) }
      }
    }
    try conclude(results.withLock { $0 })
  }

  private func conclude(_ results: [(name: String, failures: Int, isSkipped: Bool, seconds: Int64)]) throws {
    let failed = results.filter { $0.failures > 0 }.map(\.name)
    let skipped = results.filter(\.isSkipped).map(\.name)
    if !failed.isEmpty { print("failed with seed \(seed): \(failed.joined(separator: ", "))") }
    if !skipped.isEmpty { print("skipped: \(skipped.joined(separator: ", "))") }
    print("\(results.count - failed.count - skipped.count) passed, \(failed.count) failed, \(skipped.count) skipped")
    if !failed.isEmpty { throw ExitCode(1) }
  }
}
