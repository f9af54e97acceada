import Envelope
import Foundation
import Testing

@testable import Worker
@testable import winnow

@Suite("winnow top") struct TopTests {
  private let metrics = Metrics()

  private func endpoint() throws -> MetricsEndpoint {
    var configuration = Configuration()
    configuration.worker.instance = "a1"
    return try MetricsEndpoint(
      ListenAddress(host: "127.0.0.1", port: 0), identity: WorkerIdentity(configuration), metrics: metrics,
      health: { Health(state: "consuming", isLive: true, isReady: true, detail: "") },
      group: {
        GroupLag(
          time: .now, partitions: [.init(stage: .extract, topic: "winnow.pages", partition: 0, lag: 1_200)],
          oldestUnread: Timestamp(milliseconds: Timestamp.now.milliseconds - 600_000))
      })
  }

  private func work(_ articles: Int, _ rejected: Int) {
    var tally = BatchTally()
    tally.articles = articles
    tally.rejected = [.wall: rejected]
    tally.fates =
      Array(
        repeating: PageFate(url: "https://e.example/a", .article(hasDate: true, hasAuthor: true, score: 0.9)),
        count: articles)
      + Array(repeating: PageFate(url: "https://\u{1B}[2Jevil.example/a", .rejected(.wall)), count: rejected)
    metrics.took(.extract, records: articles + rejected, bytes: 10)
    metrics.committed(tally, records: [.extract: articles + rejected], at: .now)
  }

  @Test("It shows workers together, with rates between two samples, and says who does not answer")
  func shows() throws {
    let endpoint = try endpoint()
    defer { endpoint.stop() }
    let absent = ListenAddress(host: "127.0.0.1", port: 1)
    work(1_000, 50)
    let first = TopSample.take([endpoint.address, absent])
    work(500, 10)
    let second = TopSample.take([endpoint.address, absent])
    #expect(second.statuses.count == 1)
    #expect(second.rate(since: first) { Double($0.pages.consumed) } ?? 0 > 0)
    #expect(second.rate(since: nil) { Double($0.pages.consumed) } == nil)
    let text = TopView(sample: second, before: first, width: 160, height: nil).lines().joined(separator: "\n")
    for part in [
      "1 of 2 workers of winnow", "articles 1,500", "winnow.pages 1,200", "oldest unread page 10 min", "a1  127.0.0.1",
      "ready", "wall 60", "e.example", "127.0.0.1:1: ",
    ] { #expect(text.contains(part), "\(part) in \(text)") }
    #expect(!text.contains("\u{1B}"))
  }

  @Test("It fits any size of the terminal", arguments: [(20, 5), (80, 24), (200, 60), (1, 1)])
  func fits(width: Int, height: Int) throws {
    let endpoint = try endpoint()
    defer { endpoint.stop() }
    work(10, 10)
    let lines = TopView(
      sample: TopSample.take([endpoint.address]), before: nil, width: width, height: height
    ).lines()
    #expect(lines.count <= height)
    #expect(lines.allSatisfy { $0.count <= width })
  }

  @Test(
    "Plain text once where there is no terminal, and 69 where nobody answers",
    .enabled(if: BuiltProgram.isBuilt, "needs the program beside the tests"))
  func piped() throws {
    let endpoint = try endpoint()
    defer { endpoint.stop() }
    work(3, 0)
    let shown = try BuiltProgram.run(["top", "http://\(endpoint.address)/status"])
    #expect(shown.code == 0)
    #expect(shown.output.contains("articles 3") && !shown.output.contains("\u{1B}"))
    let nobody = try BuiltProgram.run(["top", "1"])
    #expect(nobody.code == 69 && nobody.error.contains("metrics.listen"))
    #expect(try BuiltProgram.run(["top", "nonsense"]).code == 64)
  }
}
