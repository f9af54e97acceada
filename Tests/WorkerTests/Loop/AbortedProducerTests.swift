import Foundation
import Kafka
import Logging
import TestBroker
import Testing

@testable import Worker

/// What an aborted transaction must not do to the records that come after it.
@Suite(.enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.missing)"))
struct AbortedProducerTests {
  @Test func `a reader that is past an aborted transaction sees what the next producer commits`() throws {
    let bootstrap = try NoidaBroker.shared.get().bootstrap
    let topic = "aborted-\(UUID().uuidString)"
    let admin = try Admin(bootstrap: bootstrap, properties: ClientProperties())
    #expect(try admin.create([NewTopic(name: topic, partitions: 1)], milliseconds: 10_000).isEmpty)
    let succession = ProducerSuccession(
      bootstrap: bootstrap, properties: try ClientProperties(), transactionalID: topic, log: Logger(label: "test"),
      isStopping: { false })
    let reader = Reader()
    let consumer = try Consumer(bootstrap: bootstrap, group: topic, properties: ClientProperties())
    try consumer.subscribe([topic])
    defer { consumer.close(rebalance: reader) }

    let killed = try succession.next()
    try killed.beginTransaction()
    try killed.produce(OutputRecord(topic: topic, value: [0]))
    try killed.flush(milliseconds: 10_000)
    for value: UInt8 in 1...3 {
      // Each ends what the one before left open, and is left open itself but for what it has committed.
      let next = try succession.next()
      try next.beginTransaction()
      try next.produce(OutputRecord(topic: topic, value: [value]))
      try next.commitTransaction()
      try next.beginTransaction()
      try next.produce(OutputRecord(topic: topic, value: [100]))
      try next.flush(milliseconds: 10_000)
      #expect(try reader.next(consumer) == [value])
    }
  }
}

private final class Reader: RebalanceHandler {
  func consumer(_ consumer: Consumer, assigned partitions: [TopicPartition]) -> [TopicPartition: StartOffset] {
    Dictionary(uniqueKeysWithValues: partitions.map { ($0, .beginning) })
  }

  func next(_ consumer: Consumer) throws -> [UInt8]? {
    for _ in 0..<300 {
      if case .record(let record)? = try consumer.poll(milliseconds: 100, rebalance: self) { return record.value }
    }
    return nil
  }
}
