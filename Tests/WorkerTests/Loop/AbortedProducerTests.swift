import Foundation
import Kafka
import TestBroker
import Testing

@testable import Worker

/// What an aborted transaction must not do to the records that come after it.
@Suite(.enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.missing)"))
struct AbortedProducerTests {
  @Test func `a reader that is past aborted transactions sees what comes under the same transactional id`() throws {
    let bootstrap = try NoidaBroker.shared.get().bootstrap
    let topic = "aborted-\(UUID().uuidString)"
    let admin = try Admin(bootstrap: bootstrap, properties: ClientProperties())
    #expect(try admin.create([NewTopic(name: topic, partitions: 1)], milliseconds: 10_000).isEmpty)
    let reader = Reader()
    let consumer = try Consumer(bootstrap: bootstrap, group: topic, properties: ClientProperties())
    try consumer.subscribe([topic])
    defer { consumer.close(rebalance: reader) }

    for value: UInt8 in 1...3 {
      // Each ends what the one before left open.
      let producer = try Producer(bootstrap: bootstrap, transactionalID: topic, properties: ClientProperties())
      try producer.initTransactions(milliseconds: 10_000)
      try producer.beginTransaction()
      try producer.produce(OutputRecord(topic: topic, value: [10 * value]))
      try producer.flush(milliseconds: 10_000)
      try producer.abortTransaction()
      try producer.beginTransaction()
      try producer.produce(OutputRecord(topic: topic, value: [value]))
      try producer.commitTransaction()
      #expect(try reader.next(consumer) == [value])
      try producer.beginTransaction()
      try producer.produce(OutputRecord(topic: topic, value: [100]))
      try producer.flush(milliseconds: 10_000)
    }
  }
}

private final class Reader: RebalanceHandler {
  func consumer(_ consumer: Consumer, assigned partitions: [TopicPartition]) -> [TopicPartition: StartOffset]? {
    Dictionary(uniqueKeysWithValues: partitions.map { ($0, .beginning) })
  }

  func next(_ consumer: Consumer) throws -> [UInt8]? {
    for _ in 0..<300 {
      if case .record(let record)? = try consumer.poll(milliseconds: 100, rebalance: self) { return record.value }
    }
    return nil
  }
}
