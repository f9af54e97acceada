import Foundation
import Kafka
import TestBroker
import Testing
import Worker

@testable import winnow

/// Reading a topic up to its end, on a broker with transactions.
@Suite(.enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.missing)"), .serialized)
struct TopicSpanTests {
  private var configuration = Configuration()
  private var clients: Clients { Clients(configuration: configuration) }
  private let topic = "s-\(UUID().uuidString)"

  init() throws {
    configuration.broker.bootstrapServers = [try NoidaBroker.shared.get().bootstrap]
    configuration.log.level = .error
    #expect(try clients.admin().create([NewTopic(name: topic, partitions: 2)], milliseconds: 10_000).isEmpty)
  }

  private func record(_ value: UInt8, in partition: Int32) -> OutputRecord {
    OutputRecord(topic: topic, partition: partition, value: [value])
  }

  /// A producer in the middle of a transaction whose records the broker has.
  private func open(_ records: [OutputRecord]) throws -> Producer {
    let producer = try clients.producer(transactionalID: "\(topic)-open")
    try producer.initTransactions(milliseconds: 10_000)
    try producer.beginTransaction()
    for record in records { try producer.produce(record) }
    while producer.inFlight > 0 { try? producer.flush(milliseconds: 1_000) }
    return producer
  }

  private func write(_ records: [OutputRecord]) throws {
    let producer = try clients.producer()
    for record in records { try producer.produce(record) }
    while producer.inFlight > 0 { try? producer.flush(milliseconds: 1_000) }
  }

  private func span(patience: Int? = nil) throws -> TopicSpan {
    try TopicSpan(
      TopicPartition.all(of: topic, count: 2), consumer: try clients.consumer(group: topic),
      clients: clients, patience: patience)
  }

  /// The values that come until the end, or before so many seconds without any.
  private func values(of span: TopicSpan, seconds: Int = 60) throws -> (values: [UInt8], isAtEnd: Bool) {
    var values: [UInt8] = []
    var deadline = DispatchTime.now() + .seconds(seconds)
    while DispatchTime.now() < deadline {
      switch try span.next() {
      case .record(let record):
        values += record.value ?? []
        deadline = .now() + .seconds(seconds)
      case .waiting: continue
      case .end: return (values, true)
      }
    }
    return (values, false)
  }

  @Test("What an open transaction hides is waited for, and read once it is committed; what comes later is not")
  func openTransaction() throws {
    try write([record(1, in: 0)])
    let producer = try open([record(2, in: 0), record(3, in: 1)])
    try write([record(4, in: 0), record(5, in: 1)])
    let span = try span()
    defer { span.close() }
    let hidden = try values(of: span, seconds: 3)
    #expect(hidden.values == [1])
    #expect(!hidden.isAtEnd)
    try producer.commitTransaction()
    try write([record(6, in: 0), record(7, in: 1)])
    let rest = try values(of: span)
    #expect(rest.values.sorted() == [2, 3, 4, 5])
    #expect(rest.isAtEnd)
    #expect(span.passed == span.total)
  }

  @Test("A transaction that stays open ends the reading, whatever comes after the ends of other partitions")
  func endlessTransaction() throws {
    let producer = try open([record(1, in: 0)])
    try write([record(2, in: 1)])
    let span = try span(patience: 2)
    defer { span.close() }
    var values: [UInt8] = []
    let later = try clients.producer()
    let deadline = DispatchTime.now() + .seconds(60)
    let failure = #expect(throws: Failure.self) {
      while DispatchTime.now() < deadline {
        try later.produce(record(3, in: 1))
        try? later.flush(milliseconds: 1_000)
        if case .record(let record) = try span.next(milliseconds: 50) { values += record.value ?? [] }
      }
    }
    #expect(failure?.code == .temporary)
    #expect(values == [2])
    try producer.abortTransaction()
  }
}
