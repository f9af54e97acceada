import Foundation
import Kafka
import Testing

@testable import Worker

/// The loop on librdkafka's mock cluster, at least once: what happens when brokers fail.
@Suite(.serialized)
struct LoopOnMockTests {
  let cluster: MockCluster
  let topics = EchoTopics(prefix: "m.")

  init() throws {
    cluster = try MockCluster()
    for topic in [topics.pages, topics.articles, topics.rejected] { try cluster.createTopic(topic, partitions: 3) }
  }

  func start(_ change: (inout Configuration) -> Void = { _ in }) throws -> RunningWorker {
    try RunningWorker(cluster.bootstrap, topics.topology, group: "g", delivery: .atLeastOnce, change: change)
  }

  func feeder() throws -> PageFeeder { try PageFeeder(cluster.bootstrap, topic: topics.pages, partitions: 3) }

  func articles() throws -> [Record] { try TopicContents.read(topics.articles, partitions: 3, from: cluster.bootstrap) }

  @Test func `every page becomes one record, in order, and figures add up`() throws {
    try feeder().feed(0..<400) { Array(($0 % 10 == 3 ? "bad" : "page \($0)").utf8) }
    let worker = try start()
    var sums: [Bool] = []
    let done = wait(seconds: 30) {
      let pages = worker.pages
      sums.append(pages.consumed == pages.articles + pages.rejected + pages.inFlight)
      return pages.articles + pages.rejected == 400
    }
    #expect(done)
    #expect(sums.allSatisfy { $0 })
    guard case .drained = try worker.stop() else {
      Issue.record("not drained")
      return
    }
    let articles = try articles()
    #expect(Set(articles.map(\.key)).count == 360)
    #expect(articles.count == 360)
    let rejected = try TopicContents.read(topics.rejected, partitions: 3, from: cluster.bootstrap)
    #expect(rejected.count == 40)
    #expect(rejected.allSatisfy { $0.value == Array("bad".utf8) })
    #expect(worker.pages.inFlight == 0)
    #expect(worker.metrics.line(at: .now).lagRecords.values.allSatisfy { $0 == 0 })
  }

  @Test func `a second worker goes on where the first has stopped`() throws {
    try feeder().feed(0..<100)
    let first = try start()
    #expect(first.finish(100))
    _ = try first.stop()
    try feeder().feed(100..<150)
    let second = try start()
    #expect(second.finish(50))
    _ = try second.stop()
    #expect(second.pages.consumed == 50)
    #expect(try articles().count == 150)
  }

  @Test func `produce errors abort a batch, which is read again`() throws {
    try feeder().feed(0..<100)
    cluster.fail(.produce, with: [29, 29, 29])  // TOPIC_AUTHORIZATION_FAILED
    let worker = try start()
    #expect(worker.finish(100))
    _ = try worker.stop()
    #expect(worker.metrics.line(at: .now).transactions.aborted > 0)
    #expect(Set(try articles().map(\.key)).count == 100)
  }

  @Test func `a broker that goes and comes back is waited for`() throws {
    let feeder = try feeder()
    try feeder.feed(0..<60)
    let worker = try start()
    #expect(worker.finish(30))
    cluster.takeDown(broker: 1)
    usleep(1_500_000)
    cluster.bringUp(broker: 1)
    try feeder.feed(60..<120)
    #expect(worker.finish(120))
    _ = try worker.stop()
    #expect(Set(try articles().map(\.key)).count == 120)
  }

  /// MSG_SIZE_TOO_LARGE, INVALID_TIMESTAMP, INVALID_RECORD.
  @Test(arguments: [10, 32, 87] as [Int32]) func `a page whose record the broker refuses is rejected, not retried`(
    code: Int32
  ) throws {
    let feeder = try feeder()
    try feeder.feed(0..<20)
    let worker = try start()
    #expect(worker.finish(20))
    _ = try worker.stop()
    try feeder.feed(20..<21)
    cluster.fail(.produce, with: [code])
    let second = try start()
    #expect(second.finish(1))
    _ = try second.stop()
    let rejected = try TopicContents.read(topics.rejected, partitions: 3, from: cluster.bootstrap)
    #expect(rejected.map(\.key) == [Array("20".utf8)])
  }

  @Test func `a topic that ends before the committed offset is read from its beginning`() throws {
    try feeder().feed(0..<6)
    let consumer = try Consumer(bootstrap: cluster.bootstrap, group: "g.extract", properties: ClientProperties())
    try consumer.commit([TopicPartition(topics.pages, 0): 1_000, TopicPartition(topics.pages, 1): 2])
    let worker = try start()
    #expect(worker.finish(4))
    _ = try worker.stop()
    #expect(Set(try articles().compactMap(\.key)) == Set(["0", "2", "3", "5"].map { Array($0.utf8) }))
  }

  /// librdkafka's issue 4187.
  @Test func `a consumer that has lost its partitions is closed in time`() throws {
    let consumer = try Consumer(
      bootstrap: cluster.bootstrap, group: "lost",
      properties: ClientProperties(["session.timeout.ms": "6000", "heartbeat.interval.ms": "500"]))
    try consumer.subscribe([topics.pages])
    let partitions = Partitions()
    for _ in 0..<300 where partitions.count == 0 { _ = try? consumer.poll(milliseconds: 100, rebalance: partitions) }
    #expect(partitions.count == 3)
    cluster.takeDown(broker: 1)
    for _ in 0..<300 where !partitions.isLost { _ = try? consumer.poll(milliseconds: 100, rebalance: partitions) }
    #expect(partitions.isLost)
    let start = DispatchTime.now()
    consumer.close(rebalance: partitions, seconds: 2)
    #expect(DispatchTime.now() < start + 20)
  }

  private final class Partitions: RebalanceHandler {
    var count = 0
    var isLost = false

    func consumer(_ consumer: Consumer, assigned partitions: [TopicPartition]) -> [TopicPartition: StartOffset]? {
      count = partitions.count
      return [:]
    }

    func consumer(_ consumer: Consumer, revoked partitions: [TopicPartition], lost: Bool) { isLost = lost }
  }

  @Test func `draining ends in time without a broker`() throws {
    try feeder().feed(0..<30)
    let worker = try start { $0.worker.drainSeconds = 1 }
    #expect(worker.finish(30))
    cluster.takeDown(broker: 1)
    let start = DispatchTime.now()
    _ = try worker.stop()
    #expect(DispatchTime.now() < start + 15)
  }

  @Test func `a group that may not be read is told at start`() throws {
    cluster.fail(.offsetFetch, with: [Int32](repeating: 30, count: 50))  // GROUP_AUTHORIZATION_FAILED
    let worker = try start()
    let error = #expect(throws: WorkerError.self) { try worker.awaitEnd(seconds: 60) }
    guard case .refused(let reason)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains("group g.extract"))
  }

  @Test func `missing topics are told at start`() throws {
    let worker = try RunningWorker(
      cluster.bootstrap, EchoTopics(prefix: "other.").topology, group: "g", delivery: .atLeastOnce)
    #expect(throws: WorkerError.self) { try worker.awaitEnd(seconds: 60) }
  }
}
