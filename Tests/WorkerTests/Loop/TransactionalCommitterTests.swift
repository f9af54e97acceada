import Foundation
import Kafka
import TestBroker
import Testing

@testable import Worker

/// Outputs and offsets in one transaction, by one producer through everything that ends it early.
@Suite(.enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.missing)"), .serialized)
struct TransactionalCommitterTests {
  private let bootstrap: String
  private let topic = "commits-\(UUID().uuidString)"
  private let out: String

  init() throws {
    bootstrap = try NoidaBroker.shared.get().bootstrap
    out = "\(topic)-out"
    let admin = try Admin(bootstrap: bootstrap, properties: ClientProperties())
    let names = [topic, out].map { NewTopic(name: $0, partitions: 1) }
    #expect(try admin.create(names, milliseconds: 10_000).isEmpty)
  }

  /// A member of the group that has the partition, and what it commits by.
  private func member() throws -> (consumer: Consumer, metadata: GroupMetadata) {
    let consumer = try Consumer(bootstrap: bootstrap, group: topic, properties: ClientProperties())
    try consumer.subscribe([topic])
    let joined = Joined()
    for _ in 0..<300 where !joined.hasPartitions { _ = try consumer.poll(milliseconds: 100, rebalance: joined) }
    #expect(joined.hasPartitions)
    return (consumer, try #require(consumer.groupMetadata()))
  }

  private final class Joined: RebalanceHandler {
    var hasPartitions = false

    func consumer(_ consumer: Consumer, assigned partitions: [TopicPartition]) -> [TopicPartition: StartOffset]? {
      hasPartitions = !partitions.isEmpty
      return [:]
    }
  }

  private func committer(_ properties: [String: String] = [:]) throws -> TransactionalCommitter {
    let producer = try Producer(
      bootstrap: bootstrap, transactionalID: topic, properties: ClientProperties(properties))
    try producer.initTransactions(milliseconds: 10_000)
    return TransactionalCommitter(producer: producer, timeout: 10)
  }

  private func batch(_ name: String, next: Int64, bytes: Int = 1) -> WorkedBatch {
    var batch = WorkedBatch()
    batch.topic = topic
    batch.outputs = [
      OutputRecord(
        topic: out, partition: 0, key: Array(name.utf8), value: [UInt8](repeating: 0, count: bytes))
    ]
    batch.offsets = [0: next]
    return batch
  }

  private func published() throws -> [String] {
    try TopicContents.read(out, partitions: 1, from: bootstrap).map { String(decoding: $0.key ?? [], as: UTF8.self) }
  }

  private func offset(_ consumer: Consumer) throws -> Int64? {
    try consumer.committed([TopicPartition(topic, 0)], milliseconds: 10_000)[TopicPartition(topic, 0)]
  }

  @Test func `outputs and offsets are out together, or neither, and the producer goes on`() throws {
    let (consumer, metadata) = try member()
    defer { consumer.close() }
    let committer = try committer()
    func outcome(_ batch: WorkedBatch, _ cancelled: Cancellation = Cancellation()) -> CommitOutcome {
      committer.commit(batch, of: metadata, unless: cancelled)
    }
    guard case .committed = outcome(batch("first", next: 3)) else {
      Issue.record("not committed")
      return
    }
    #expect(try offset(consumer) == 3)

    for isAtOnce in [false, true] {
      let cancelled = Cancellation()
      isAtOnce ? cancelled.cancel() : cancelled.forbidCommit()
      guard case .cancelled = outcome(batch("cancelled", next: 5), cancelled) else {
        Issue.record("not cancelled")
        return
      }
      #expect(try offset(consumer) == 3)
    }
    guard case .committed = outcome(batch("second", next: 7)) else {
      Issue.record("not committed after cancelled ones")
      return
    }
    #expect(try offset(consumer) == 7)
    #expect(try published() == ["first", "second"])
  }

  @Test func `a record that is refused takes the whole batch back, and the next goes through`() throws {
    let (consumer, metadata) = try member()
    defer { consumer.close() }
    let committer = try committer(["message.max.bytes": "2000"])
    guard case .refused = committer.commit(batch("large", next: 5, bytes: 5_000), of: metadata, unless: Cancellation())
    else {
      Issue.record("not refused")
      return
    }
    guard case .committed = committer.commit(batch("small", next: 6), of: metadata, unless: Cancellation()) else {
      Issue.record("not committed")
      return
    }
    #expect(try offset(consumer) == 6)
    #expect(try published() == ["small"])
  }

  @Test func `a producer that was replaced commits nothing, and its client is done for`() throws {
    let (consumer, metadata) = try member()
    defer { consumer.close() }
    let old = try committer()
    let new = try committer()
    let outcome = old.commit(batch("old", next: 5), of: metadata, unless: Cancellation())
    guard case .clientFailed(.fenced) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    guard case .committed = new.commit(batch("new", next: 5), of: metadata, unless: Cancellation()) else {
      Issue.record("the new one did not commit")
      return
    }
    #expect(try published() == ["new"])
  }
}
