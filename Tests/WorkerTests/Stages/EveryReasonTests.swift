import Duplicates
import Envelope
import Foundation
import Kafka
import Testing

@testable import Worker

/// Each reason that the rejected topic may give, from a page that gets it.
@Suite("Every reason of a rejection") struct EveryReasonTests {
  private static let prose = """
    <p>The town council approved a new cable bridge over the harbour late on Monday after a debate of six hours.</p>
    """

  /// A record, and what else it needs to be rejected for its reason.
  private struct Case {
    var value: [UInt8]?
    var headers: [String: String] = [:]
    var treatment = PageTreatment.extract
    var limits = Configuration.Limits()

    init(_ text: String?, _ headers: [String: String] = [:], type: String = "text/html") {
      value = text.map { Array($0.utf8) }
      let own = ["content-type": type, "url": "https://e.example/2026/story"]
      self.headers = headers.merging(own) { given, _ in given }
    }

    func with(_ change: (inout Case) -> Void) -> Case {
      var other = self
      change(&other)
      return other
    }
  }

  private static func page(_ body: String, head: String = "") -> Case {
    Case("<html><head><title>The Gazette</title>\(head)</head><body>\(body)</body></html>")
  }

  private static func statement(_ type: String, _ more: String = "") -> String {
    "<script type=\"application/ld+json\">{\"@type\": \"\(type)\"\(more)}</script>"
  }

  private static let cases: [Rejection.Reason: Case] = [
    .emptyValue: Case(nil),
    .badEnvelope: Case("{\"url\": ", type: "application/json"),
    .missingURL: Case("{\"html\": \"<p>\"}", type: "application/json"),
    .badURL: Case("{\"url\": \"http://e.example/\\u0007\", \"html\": \"<p>\"}", type: "application/json"),
    .badTimestamp: Case(prose, ["fetched-at": "yesterday"]),
    .badEncoding: Case(prose, ["content-encoding": "compress"]),
    .unsupportedType: Case("a,b", type: "text/csv"),
    .tooLarge: Case(prose).with { $0.limits.pageBytes = 50 },
    .notText: Case("GIF89a and more"),
    .undecodable: Case("<p>", type: "text/html; charset=utf-8").with {
      $0.value? += (0..<3_000).map { $0 % 5 == 4 ? 0x20 : UInt8(0x80 + $0 % 60) }
    },
    .emptyPage: page("<script>var a = 1</script>"),
    .errorPage: page("<h1>404 Not Found</h1><p>The page you were looking for doesn't exist.</p>"),
    .wall: page("<h1>Are you a robot?</h1><p>We have seen unusual traffic. Please complete the captcha.</p>"),
    .paywall: page(
      "<h1>Council approves bridge</h1><p>Subscribe now to continue reading this article.</p>",
      head: statement("NewsArticle", ", \"isAccessibleForFree\": false")),
    .listing: page("<h1>All news</h1><p>More.</p>", head: statement("CollectionPage")),
    .mediaOnly: page("<h1>Watch</h1><video src=a.mp4></video>", head: statement("VideoObject")),
    .noArticle: page("<h1>Hello</h1><p>A word or two.</p>"),
    .timeLimit: page(String(repeating: prose, count: 2_000)).with { $0.limits.extractionSeconds = 0.000_001 },
    .refused: Case(prose).with { $0.treatment = PageTreatment.extract.afterRefusal(Self.otherThanSize) },
  ]

  /// An error that says nothing about sizes: that of a transaction of a producer that has none.
  private static let otherThanSize: KafkaError = {
    do {
      try Producer(bootstrap: "127.0.0.1:1", properties: ClientProperties()).beginTransaction()
    } catch let error as KafkaError {
      return error
    } catch {}
    preconditionFailure("a producer without a transactional id began a transaction")
  }()

  private func stage(_ limits: Configuration.Limits) -> ArticleStage {
    ArticleStage(
      topics: TopicNames(Configuration()), limits: limits, output: Configuration.Output(),
      allowance: PageAllowance(limit: limits.pageBytes), duplicates: DuplicatesConfiguration())
  }

  private func header(_ name: String, of record: OutputRecord) -> String? {
    record.headers.first { $0.name == name }?.value.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("is given by a page, which goes to rejected as it came", arguments: Rejection.Reason.allCases)
  func reason(_ reason: Rejection.Reason) throws {
    // Only what ends a process is no page of its own.
    guard reason != .workerCrash else { return }
    let example = try #require(Self.cases[reason], "no page gets it")
    let record = Record(
      source: TopicPartition("winnow.pages", 3), offset: 7, timestamp: 1_770_000_000_000, key: Array("k".utf8),
      value: example.value, headers: example.headers.sorted { $0.key < $1.key }.map { Header($0, $1) })
    let output = stage(example.limits).work(on: record, example.treatment)
    #expect(output.tally.rejected == [reason: 1])
    let rejected = try #require(output.records.first)
    #expect(rejected.topic == "winnow.rejected" && output.records.count == 1)
    #expect(header("winnow-reason", of: rejected) == reason.rawValue)
    #expect(header("winnow-origin", of: rejected) == "winnow.pages/3/7")
    #expect(rejected.key == record.key && rejected.value == record.value)
    #expect(rejected.headers.starts(with: record.headers))
  }

  @Test("worker_crash is that of a page during which processes ended, one after the other, while it was alone")
  func workerCrash() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "journal-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    for round in 0...CrashJournal.aloneLimit {
      try CrashJournal(path: path).begin(lane: 0, partition: 3, offset: 7, alone: round > 0)
    }
    let work = PageWork(
      try Topology(Configuration()), pool: WorkPool(lanes: 1), bounds: WorkBounds(seconds: 600, outputBytes: .max),
      fallback: .beginning, journal: try CrashJournal(path: path), metrics: Metrics(), pulse: {})
    var batch = Batch()
    for offset: Int64 in [6, 7] {
      batch.append(
        Record(
          source: TopicPartition("winnow.pages", 3), offset: offset, timestamp: 0, key: nil, value: Array("x".utf8),
          headers: [Header("url", "https://e.example/a")]))
    }
    let outputs = work.work(on: batch, WorkOrder(), unless: { false }).worked.outputs
    #expect(outputs.map { header("winnow-reason", of: $0) == "worker_crash" } == [false, true])
    #expect(outputs.last?.value == Array("x".utf8))
  }
}
