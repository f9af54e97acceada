import Duplicates
import Foundation
import Kafka
import Synchronization
import Testing

@testable import Worker

/// A partition whose state is not on this machine.
@Suite struct RestoreTests {
  /// What a stage that only counts has seen, and how much of it when a page was worked on.
  private final class Seen: Sendable {
    let folded = Atomic(0)
    let processed = Atomic(0)
    let foldedAtPage = Atomic(-1)
  }

  /// Counts records, and says of each that it works on that it did.
  private final class CountingStage: PartitionStage, @unchecked Sendable {
    private let seen: Seen
    private let nothing = IndexStage(store: MemoryStore(), configuration: .init())
    private(set) var offset: Int64?
    let counts = DuplicateCounts()

    init(_ seen: Seen) { self.seen = seen }

    func fold(_ records: [SourceRecord]) {
      seen.folded.add(records.count, ordering: .relaxed)
      offset = records.last?.offset ?? offset
      usleep(20_000)
    }

    func process(_ records: [SourceRecord], now: Int64) -> [StageOutput] {
      seen.processed.add(records.count, ordering: .relaxed)
      offset = records.last?.offset ?? offset
      return records.map { _ in StageOutput(topic: .duplicates, partition: nil, key: [1], value: [1]) }
    }

    func advance(now: Int64) -> [StageOutput] { [] }
    func takeBatch() -> StateBatch { nothing.takeBatch() }
    func committed(_ batch: StateBatch) {}
  }

  private final class WatchingStage: PageStage {
    private let echo: EchoStage
    private let seen: Seen

    init(_ topics: EchoTopics, _ seen: Seen) {
      echo = EchoStage(topics: topics)
      self.seen = seen
    }

    func work(on record: Record, _ treatment: PageTreatment) -> PageOutput {
      seen.foldedAtPage.store(seen.folded.load(ordering: .relaxed), ordering: .relaxed)
      return echo.work(on: record, treatment)
    }
  }

  @Test func `restores without a word, shows its progress, and lets other partitions go on`() throws {
    let cluster = try MockCluster()
    let bootstrap = cluster.bootstrap
    let topics = EchoTopics(prefix: "restore.")
    let (state, out) = ("\(topics.prefix)state", "\(topics.prefix)out")
    for topic in [topics.pages, topics.articles, topics.rejected, state, out] {
      try cluster.createTopic(topic, partitions: 1)
    }
    // Much more than one fetch brings, all of it worked on before.
    let count = 4_000
    let producer = try Producer(
      bootstrap: bootstrap, properties: ClientProperties(["batch.num.messages": "100", "linger.ms": "50"]))
    for _ in 0..<count {
      try producer.produce(
        OutputRecord(topic: state, partition: 0, key: [0], value: [UInt8](repeating: 0, count: 1_000)))
    }
    try producer.flush(milliseconds: 30_000)
    let consumer = try Consumer(bootstrap: bootstrap, group: "\(topics.prefix).verify", properties: ClientProperties())
    try consumer.commit([TopicPartition(state, 0): Int64(count)])
    try PageFeeder(bootstrap, topic: topics.pages, partitions: 1).feed(0..<1)

    let seen = Seen()
    var topology = topics.topology
    topology.partitionTopics = [state: .verify]
    topology.makePageStage = { WatchingStage(topics, seen) }
    topology.openPartition = { _ in
      try PartitionTask(openStore: { MemoryStore() }, makeStage: { _ in CountingStage(seen) })
    }
    topology.records = { $0.map { OutputRecord(topic: out, key: $0.key, value: $0.value) } }
    // So that not all of it is fetched ahead of the page.
    let worker = try RunningWorker(bootstrap, topology, group: topics.prefix, delivery: .atLeastOnce) {
      $0.worker.prefetchBytes = 1 << 20
      $0.limits.recordBytes = 1 << 20
    }
    var progress: [RestoreProgress] = []
    let isRestored = wait(seconds: 60) {
      if let now = worker.metrics.line(at: .now).duplicates.restoring.values.first, progress.last != now {
        progress.append(now)
      }
      return seen.folded.load(ordering: .relaxed) >= count
    }
    #expect(isRestored)
    #expect(progress.contains { $0.of == count && $0.records > 0 && $0.records < count })
    #expect(progress.map(\.records) == progress.map(\.records).sorted())
    #expect(worker.finish(1))
    #expect(0..<count ~= seen.foldedAtPage.load(ordering: .relaxed))
    #expect(wait(seconds: 10) { worker.metrics.line(at: .now).duplicates.restoring.isEmpty })

    try producer.produce(OutputRecord(topic: state, partition: 0, key: [0], value: [1]))
    try producer.flush(milliseconds: 10_000)
    #expect(wait(seconds: 20) { seen.processed.load(ordering: .relaxed) == 1 })
    _ = try worker.stop()
    #expect(seen.folded.load(ordering: .relaxed) == count)
    #expect(try TopicContents.read(out, partitions: 1, from: bootstrap).count == 1)
  }
}
