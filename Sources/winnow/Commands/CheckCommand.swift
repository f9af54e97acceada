import ArgumentParser
import Foundation
import Kafka
import Worker

/// Checks the configuration and then the cluster, and says everything that is wrong at once.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks the configuration and the cluster, and says everything that is wrong at once.",
    discussion: """
      First the configuration and the files that it names; then, if these are right, the broker, the topics with their \
      partitions and settings, and the rights of the consumer group, the transactional id and the output topics. Each \
      problem comes with its remedy.

      The right to write is tested by a transaction that is aborted, so only with delivery exactly-once.

      Exit codes: 0 all is well, 69 no broker answers, 78 something must be changed.
      """)

  @OptionGroup var options: ConfigurationOptions

  func run() throws {
    var configuration = try options.load(checkingSecrets: true)
    // What the clients would log is among the findings.
    configuration.log.level = .critical
    configuration.log.bootstrap()
    report("configuration", "all keys are right, and the files that it names can be read")
    let findings = try ClusterCheck(configuration).run()
    for finding in findings {
      switch finding {
      case .right(let what, let detail): report(what, detail)
      case .note(let what, let detail, let remedy): note(what, "\(detail); \(remedy)")
      case .wrong(let what, let detail, let remedy): wrong(what, "\(detail); \(remedy)")
      }
    }
    let count = findings.count { if case .wrong = $0 { true } else { false } }
    if count > 0 { throw Failure(.configuration, count == 1 ? "1 problem" : "\(count) problems") }
  }

  private func report(_ what: String, _ detail: String) {
    print("\(Terminal.paint("ok   ", .green)) \(what): \(detail)")
  }

  private func note(_ what: String, _ detail: String) {
    print("\(Terminal.paint("note ", .yellow)) \(what): \(detail)")
  }

  private func wrong(_ what: String, _ detail: String) {
    print("\(Terminal.paint("wrong", .red)) \(what): \(detail)")
  }
}
