import Foundation
import Testing

@testable import Worker

@Suite("Deploy/monitoring", .enabled(if: Promtool.isInstalled, "needs promtool of Debian's prometheus"))
struct AlertRulesTests {
  private let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "../../../Deploy/monitoring")

  @Test("Every alert fires on a bad day and none on a quiet one")
  func played() throws {
    let result = try Promtool.run(["test", "rules", folder.appending(path: "winnow.rules.test.yml").path])
    #expect(result.code == 0, "\(result.output)")
  }

  @Test("Rules and dashboard ask for no metric that a worker does not have, and each alert has its remedy")
  func names() throws {
    let rules = try String(contentsOf: folder.appending(path: "winnow.rules.yml"), encoding: .utf8)
    #expect(rules.matches(of: /- alert:/).count == rules.matches(of: /remedy: "/).count)
    let dashboard = try String(contentsOf: folder.appending(path: "winnow.dashboard.json"), encoding: .utf8)
    _ = try JSONSerialization.jsonObject(with: Data(dashboard.utf8))
    let metrics = Metrics.full()
    let text = metrics.exposition(
      WorkerIdentity(Configuration()),
      health: Health(state: "", isLive: true, isReady: true, detail: "", partitions: ["extract": 1]),
      group: GroupLag(time: .now, partitions: [.init(stage: .extract, topic: "t", partition: 0, lag: 0)]))
    let result = try Promtool.run(["check", "metrics"], input: text)
    #expect(result.code == 0 && result.output.isEmpty, "\(result.output)")
    let known = Set(text.matches(of: /(?m)^([a-z_]+)/).map { String($0.1) })
    for match in (rules + dashboard).matches(of: /\b(winnow_[a-z_]+|process_[a-z_]+)\b/) {
      #expect(known.contains(String(match.1)), "\(match.1)")
    }
  }
}

extension Metrics {
  /// Figures in which nothing is missing.
  static func full() -> Metrics {
    let metrics = Metrics()
    for what in Timed.allCases { metrics.time(what, .milliseconds(3)) }
    metrics.setLag("t", records: 1)
    var tally = BatchTally()
    let page = { PageFate(url: "https://e.example/1", $0) }
    func interval(_ outcome: PageFate.Outcome) {
      tally.fates = Array(repeating: page(outcome), count: 30)
      metrics.took(.extract, records: 30, bytes: 30)
      metrics.committed(tally, records: [.extract: 30], at: .now)
      _ = metrics.closeLedgerInterval()
    }
    for _ in 0..<5 { interval(.article(hasDate: true, hasAuthor: true, score: 1)) }
    interval(.rejected(.wall))
    return metrics
  }
}
