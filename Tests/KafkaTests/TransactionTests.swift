import Foundation
import TestBroker
import Testing

@testable import Kafka

/// What only a real broker shows: records of aborted transactions stay hidden, and the older of two producers is fenced.
@Suite(.enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.missing)"), .serialized)
struct TransactionTests {
  let bootstrap: String
  let topic = "t-\(UUID().uuidString)"

  init() throws {
    bootstrap = try NoidaBroker.shared.get().bootstrap
    let admin = try Admin(bootstrap: bootstrap, properties: ClientProperties())
    let errors = try admin.create([NewTopic(name: topic, partitions: 1)], milliseconds: 10_000)
    #expect(errors.isEmpty)
  }

  func producer(_ id: String) throws -> Producer {
    let producer = try Producer(bootstrap: bootstrap, transactionalID: id, properties: ClientProperties())
    try producer.initTransactions(milliseconds: 10_000)
    return producer
  }

  func read(_ count: Int) throws -> [[UInt8]?] {
    let offsets = Offsets()
    let consumer = try Consumer(bootstrap: bootstrap, group: "g-\(UUID().uuidString)", properties: ClientProperties())
    try consumer.subscribe([topic])
    defer { consumer.close(rebalance: offsets) }
    return try consumer.read(count, offsets).map(\.value)
  }

  @Test func `a fetch that brings nothing waits at the tests' broker, and ends with the first record`() throws {
    let offsets = Offsets()
    let consumer = try Consumer(
      bootstrap: bootstrap, group: topic, properties: ClientProperties(["fetch.wait.max.ms": "60000"]))
    try consumer.assign([TopicPartition(topic, 0): .beginning])
    defer { consumer.close(rebalance: offsets) }
    #expect(try consumer.poll(milliseconds: 2_000, rebalance: offsets) == nil)
    let producer = try producer(topic)
    try producer.beginTransaction()
    try producer.produce(OutputRecord(topic: topic, value: [1]))
    try producer.commitTransaction()
    guard case .record(let record)? = try consumer.poll(milliseconds: 30_000, rebalance: offsets) else {
      Issue.record("no record came")
      return
    }
    #expect(record.value == [1])
    #expect(try NoidaBroker.shared.get().transactionalIDs.contains(topic))
  }

  @Test func `only committed records are read`() throws {
    let producer = try producer(topic)
    for value: UInt8 in 0..<4 {
      try producer.beginTransaction()
      try producer.produce(OutputRecord(topic: topic, value: [value]))
      if value % 2 == 0 { try producer.commitTransaction() } else { try producer.abortTransaction() }
    }
    try producer.beginTransaction()
    try producer.produce(OutputRecord(topic: topic, value: [4]))
    try producer.commitTransaction()
    #expect(try read(3) == [[0], [2], [4]])
  }

  @Test func `offsets are committed with the transaction, or not at all`() throws {
    let partition = TopicPartition(topic, 0)
    let producer = try producer(topic)
    try producer.beginTransaction()
    for value: UInt8 in 0..<3 { try producer.produce(OutputRecord(topic: topic, value: [value])) }
    try producer.commitTransaction()

    let offsets = Offsets()
    let consumer = try Consumer(bootstrap: bootstrap, group: topic, properties: ClientProperties())
    try consumer.subscribe([topic])
    #expect(try consumer.read(3, offsets).count == 3)
    let metadata = try #require(consumer.groupMetadata())
    try producer.beginTransaction()
    try producer.sendOffsets([partition: 2], metadata: metadata, milliseconds: 5000)
    try producer.abortTransaction()
    #expect(try consumer.committed([partition], milliseconds: 5000) == [:])
    try producer.beginTransaction()
    try producer.sendOffsets([partition: 1], metadata: metadata, milliseconds: 5000)
    try producer.commitTransaction()
    #expect(try consumer.committed([partition], milliseconds: 5000) == [partition: 1])
    consumer.close(rebalance: offsets)
  }

  @Test func `a second producer of the same id fences the first`() throws {
    let first = try producer(topic)
    try first.beginTransaction()
    try first.produce(OutputRecord(topic: topic, value: [1]))
    try first.flush(milliseconds: 5000)
    let second = try producer(topic)
    let error = #expect(throws: KafkaError.self) { try first.commitTransaction() }
    #expect(error?.remedy == .newClient)
    try second.beginTransaction()
    try second.produce(OutputRecord(topic: topic, value: [2]))
    try second.commitTransaction()
    #expect(try read(1) == [[2]])
  }

  @Test func `topics are created with their configuration, and an existing one is told`() throws {
    let admin = try Admin(bootstrap: bootstrap, properties: ClientProperties())
    let name = "c-\(UUID().uuidString)"
    let new = NewTopic(name: name, partitions: 3, configuration: ["cleanup.policy": "compact"])
    #expect(try admin.create([new], milliseconds: 10_000).isEmpty)
    #expect(try admin.create([new], milliseconds: 10_000)[name]?.name == "TOPIC_ALREADY_EXISTS")
    #expect(try admin.topics(name, milliseconds: 5000)[name]?.partitions == 3)
    #expect(try admin.configuration(of: name, milliseconds: 5000)["cleanup.policy"] == "compact")
  }
}
