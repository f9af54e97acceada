import Duplicates
import Foundation
import Kafka
import Testing

@testable import Worker

/// A stage with state fails while the batch before is on its way out.
@Suite struct FailingStageTests {
  /// A partition's stage that fails at every third batch, as one does whose store cannot be read.
  ///
  /// `@unchecked Sendable`: one lane at a time has it.
  private final class FailingStage: PartitionStage, @unchecked Sendable {
    private var calls = 0
    private let nothing = IndexStage(store: MemoryStore(), configuration: .init())
    private(set) var offset: Int64?
    let counts = DuplicateCounts()

    func fold(_ records: [SourceRecord]) { offset = records.last?.offset ?? offset }

    func process(_ records: [SourceRecord], now: Int64) -> [StageOutput] {
      fold(records)
      return []
    }

    func advance(now: Int64) throws -> [StageOutput] {
      calls += 1
      if calls % 3 == 0 { throw StoreError.failed("as asked") }
      return []
    }

    func takeBatch() -> StateBatch { nothing.takeBatch() }
    func committed(_ batch: StateBatch) {}
  }

  @Test func `nothing is published again of the batch in flight`() throws {
    let cluster = try MockCluster()
    let topics = EchoTopics(prefix: "failing.")
    let state = "\(topics.prefix)state"
    for topic in [topics.pages, topics.articles, topics.rejected, state] {
      try cluster.createTopic(topic, partitions: 1)
    }
    let count = 240
    try PageFeeder(cluster.bootstrap, topic: topics.pages, partitions: 1).feed(0..<count)
    // Commits take longer than work.
    cluster.setRoundTrip(broker: 1, milliseconds: 60)

    var topology = topics.topology
    topology.partitionTopics = [state: .index]
    topology.openPartition = { _ in
      try PartitionTask(openStore: { MemoryStore() }, makeStage: { _ in FailingStage() })
    }
    let worker = try RunningWorker(cluster.bootstrap, topology, group: "g", delivery: .atLeastOnce) {
      $0.worker.batchRecords = 20
    }
    #expect(worker.finish(count, seconds: 60))
    _ = try worker.stop()
    let articles = try TopicContents.read(topics.articles, partitions: 1, from: cluster.bootstrap)
    #expect(articles.compactMap(\.origin) == (0..<count).map { "\(topics.pages)/0/\($0)" })
  }
}
