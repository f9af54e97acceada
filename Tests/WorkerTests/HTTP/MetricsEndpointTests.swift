import Envelope
import Foundation
import Synchronization
import Testing

@testable import Worker

@Suite("The metrics endpoint") struct MetricsEndpointTests {
  private let metrics = Metrics()
  private let health = HealthBox()
  private let endpoint: MetricsEndpoint
  private var client: HTTPClient { HTTPClient(endpoint.address) }

  init() throws {
    var configuration = Configuration()
    configuration.worker.instance = "a\"b\\c\nd"
    let health = health
    endpoint = try MetricsEndpoint(
      ListenAddress(host: "127.0.0.1", port: 0), identity: WorkerIdentity(configuration), metrics: metrics,
      health: { health.value.withLock { $0 } },
      group: {
        GroupLag(
          time: .now, partitions: [.init(stage: .extract, topic: "winnow.pages", partition: 3, lag: 12)],
          oldestUnread: Timestamp(milliseconds: Timestamp.now.milliseconds - 90_000))
      })
    metrics.took(.extract, records: 10, bytes: 1_000)
    var tally = BatchTally()
    tally.articles = 6
    tally.rejected = [.wall: 1]
    tally.fates = [PageFate(url: "https://e.example/1", .rejected(.wall))]
    tally.pageTimestamps = [Timestamp(milliseconds: Timestamp.now.milliseconds - 2_000)]
    tally.finalFlagOrigins = Array(repeating: Timestamp(milliseconds: Timestamp.now.milliseconds - 9_000), count: 2)
    tally.duplicatesByDomain = ["e.example": 2]
    metrics.skipped(.extract, records: 5)
    metrics.committed(tally, records: [.extract: 7], at: .now)
    metrics.abandoned(records: [.extract: 3])
    metrics.time(.extract, [.milliseconds(1), .milliseconds(30)])
  }

  private func text(_ path: String) throws -> String { String(decoding: try client.get(path).body, as: UTF8.self) }

  @Test("Counters are true ones: what was given back is counted, and never taken away")
  func counters() throws {
    defer { endpoint.stop() }
    let text = try text("/metrics")
    for line in [
      #"winnow_records_polled_total{stage="extract"} 10"#, #"winnow_records_abandoned_total{stage="extract"} 3"#,
      #"winnow_records_in_flight{stage="extract"} 0"#, "winnow_articles_total 6",
      #"winnow_rejected_total{reason="wall"} 1"#,
      #"winnow_rejected_total{reason="listing"} 0"#,
      #"winnow_worker_info{instance_name="a\"b\\c\nd",group="winnow",version="\#(Release.version)"} 1"#,
      #"winnow_group_lag_records{stage="extract",topic="winnow.pages",partition="3"} 12"#,
      #"winnow_stage_duration_seconds_bucket{stage="extract",le="0.001"} 1"#,
      #"winnow_stage_duration_seconds_bucket{stage="extract",le="+Inf"} 2"#,
      #"winnow_stage_duration_seconds_count{stage="extract"} 2"#, "winnow_page_to_article_seconds_count 1",
      #"winnow_assigned_partitions{stage="extract"} 4"#, "winnow_page_to_final_flag_seconds_count 2",
      "winnow_skipped_records_total 5",
    ] { #expect(text.contains("\n" + line + "\n"), "\(line)") }
    let age = text.split(separator: "\n").first { $0.hasPrefix("winnow_oldest_unread_page_age_seconds ") }
    #expect(age.flatMap { Double($0.split(separator: " ")[1]) }.map { 90...180 ~= $0 } == true)
  }

  @Test("Reading resets nothing: not the endpoint's figures, and not those of the lines")
  func resets() throws {
    defer { endpoint.stop() }
    let first = try text("/metrics").split(separator: "\n").filter { $0.hasPrefix("winnow_stage") }
    for _ in 0..<3 { _ = try text("/status") }
    #expect(try text("/metrics").split(separator: "\n").filter { $0.hasPrefix("winnow_stage") } == first)
    #expect(metrics.line(at: .now).latencySeconds["extract"]?.count == 2)
    #expect(metrics.line(at: .now).latencySeconds["extract"]?.count == 0)
    #expect(try text("/metrics").split(separator: "\n").filter { $0.hasPrefix("winnow_stage") } == first)
  }

  @Test("Live and ready answer 200 or 503, with the reason")
  func probes() throws {
    defer { endpoint.stop() }
    #expect(try client.get("/live").status == 200)
    #expect(try client.get("/ready").status == 503)
    #expect(try text("/ready") == "not ready: joining\n")
    health.value.withLock { $0 = Health(state: "consuming", isLive: true, isReady: true, detail: "") }
    #expect(try client.get("/ready").status == 200)
    health.value.withLock {
      $0 = Health(state: "consuming", isLive: false, isReady: false, detail: "extract stands still")
    }
    #expect(try client.get("/live").status == 503)
  }

  @Test("Status is JSON with identity, health, metrics, group and ledger")
  func status() throws {
    defer { endpoint.stop() }
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text("/status").utf8)) as? [String: Any])
    #expect(Set(object.keys) == ["worker", "health", "metrics", "group", "ledger"])
    #expect(((object["metrics"] as? [String: Any])?["pages"] as? [String: Int])?["articles"] == 6)
    let domains = (object["ledger"] as? [String: Any])?["domains"] as? [String: [String: Any]]
    #expect(domains?["e.example"]?["consumed"] as? Int == 1)
    #expect(domains?["e.example"]?["duplicates"] as? Int == 2)
  }

  @Test(
    "promtool finds nothing to complain about",
    .enabled(if: Promtool.isInstalled, "needs promtool of Debian's prometheus"))
  func promtool() throws {
    defer { endpoint.stop() }
    let result = try Promtool.run(["check", "metrics"], input: text("/metrics"))
    #expect(result.code == 0, "\(result.output)")
    #expect(result.output.isEmpty, "\(result.output)")
  }
}

private final class HealthBox: Sendable {
  let value = Mutex(
    Health(state: "connecting", isLive: true, isReady: false, detail: "joining", partitions: ["extract": 4]))
}
