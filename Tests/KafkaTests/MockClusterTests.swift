import Testing

@testable import Kafka

/// Reading and writing, on librdkafka's mock cluster.
struct MockClusterTests {
  let cluster: MockCluster
  let properties: ClientProperties

  init() throws {
    cluster = try MockCluster()
    try cluster.createTopic("pages", partitions: 2)
    properties = try ClientProperties(["session.timeout.ms": "6000", "fetch.wait.max.ms": "50"])
  }

  func consumer(_ group: String) throws -> Consumer {
    let consumer = try Consumer(bootstrap: cluster.bootstrap, group: group, properties: properties)
    try consumer.subscribe(["pages"])
    return consumer
  }

  func produce(_ values: [String], partition: Int32 = 0) throws {
    let producer = try Producer(bootstrap: cluster.bootstrap, properties: ClientProperties())
    for value in values {
      try producer.produce(OutputRecord(topic: "pages", partition: partition, value: Array(value.utf8)))
    }
    try producer.flush(milliseconds: 5000)
  }

  @Test func `a record comes back as it was written`() throws {
    let producer = try Producer(bootstrap: cluster.bootstrap, properties: ClientProperties())
    let headers = [Header("a", "1"), Header("a", nil), Header("b", [])]
    try producer.produce(
      OutputRecord(
        topic: "pages", partition: 1, timestamp: 1_700_000_000_123, key: [1, 0, 2], value: [0xff, 0],
        headers: headers))
    try producer.produce(OutputRecord(topic: "pages", partition: 1, key: [], value: nil))
    try producer.flush(milliseconds: 5000)
    #expect(producer.takeDeliveries() == Deliveries(delivered: 2))

    let offsets = Offsets()
    let consumer = try consumer("as-written")
    let records = try consumer.read(2, offsets)
    consumer.close(rebalance: offsets)
    let first = try #require(records.first)
    #expect(first.source == TopicPartition("pages", 1))
    #expect(first.offset == 0)
    #expect(first.timestamp == 1_700_000_000_123)
    #expect(first.key == [1, 0, 2])
    #expect(first.value == [0xff, 0])
    #expect(first.headers == headers)
    #expect(records.last?.key == [])
    #expect(records.last?.value == nil)
  }

  @Test func `reading starts where the handler says, and the end of a partition is told`() throws {
    try produce(["0", "1", "2", "3"])
    let offsets = Offsets([TopicPartition("pages", 0): .at(2)])
    let consumer = try consumer("starts")
    #expect(try consumer.read(2, offsets).map(\.offset) == [2, 3])
    var end: Int64?
    for _ in 0..<100 where end == nil {
      if case .end(TopicPartition("pages", 0), let offset)? = try consumer.poll(milliseconds: 50, rebalance: offsets) {
        end = offset
      }
    }
    #expect(end == 4)
    #expect(try consumer.watermarks(TopicPartition("pages", 0), milliseconds: 2000) == 0..<4)
    #expect(consumer.cachedWatermarks(TopicPartition("pages", 0)) == 0..<4)
    consumer.close(rebalance: offsets)
    #expect(offsets.revocations.last?.lost == false)
  }

  @Test func `committed offsets outlive the consumer`() throws {
    try produce(["0", "1", "2", "3"])
    let partition = TopicPartition("pages", 0)
    let offsets = Offsets()
    let first = try consumer("commits")
    #expect(try first.read(4, offsets).count == 4)
    try first.commit([partition: 3])
    #expect(try first.committed([partition, TopicPartition("pages", 1)], milliseconds: 5000) == [partition: 3])
    first.close(rebalance: offsets)

    let second = try consumer("commits")
    #expect(try second.read(1, offsets).map(\.offset) == [3])
    second.close(rebalance: offsets)
  }

  @Test func `two members share the partitions`() throws {
    let (a, b) = (Offsets(), Offsets())
    let first = try consumer("shared")
    for _ in 0..<100 where a.assigned.count < 2 { _ = try first.poll(milliseconds: 100, rebalance: a) }
    let second = try consumer("shared")
    for _ in 0..<600 where a.assigned.count != 1 || b.assigned.count != 1 {
      _ = try first.poll(milliseconds: 50, rebalance: a)
      _ = try second.poll(milliseconds: 50, rebalance: b)
    }
    #expect(Set(a.assigned + b.assigned).count == 2)
    // How many rebalances it takes depends on how fast the members answer.
    #expect(!a.revocations.isEmpty)
    first.close(rebalance: a)
    second.close(rebalance: b)
  }

  @Test func `produce errors that pass are retried, and those that stay are reported`() throws {
    let producer = try Producer(
      bootstrap: cluster.bootstrap, properties: ClientProperties(["retry.backoff.ms": "20"]))
    cluster.fail(.produce, with: [6, 7])  // NOT_LEADER_FOR_PARTITION, REQUEST_TIMED_OUT
    try producer.produce(OutputRecord(topic: "pages", partition: 0, value: [1]))
    try producer.flush(milliseconds: 10_000)
    #expect(producer.takeDeliveries().delivered == 1)

    cluster.fail(.produce, with: [29])  // TOPIC_AUTHORIZATION_FAILED
    try producer.produce(OutputRecord(topic: "pages", partition: 0, value: [2]))
    try producer.flush(milliseconds: 10_000)
    let deliveries = producer.takeDeliveries()
    #expect(deliveries.failed == 1)
    #expect(deliveries.firstError?.remedy == .fix)
  }

  @Test func `a record above the limit is refused at once`() throws {
    let producer = try Producer(
      bootstrap: cluster.bootstrap, properties: ClientProperties(["message.max.bytes": "2000"]))
    let error = #expect(throws: KafkaError.self) {
      try producer.produce(OutputRecord(topic: "pages", value: [UInt8](repeating: 1, count: 3000)))
    }
    #expect(error?.isMessageTooLarge == true)
  }

  @Test func `a full queue is told, and empties by polling`() throws {
    cluster.takeDown(broker: 1)
    let producer = try Producer(
      bootstrap: cluster.bootstrap, properties: ClientProperties(["queue.buffering.max.messages": "5"]))
    let error = #expect(throws: KafkaError.self) {
      for _ in 0..<10 { try producer.produce(OutputRecord(topic: "pages", partition: 0, value: [1])) }
    }
    #expect(error?.isQueueFull == true)
    #expect(error?.remedy == .retry)
    producer.purge()
    #expect(producer.inFlight == 0)
    #expect(producer.takeDeliveries().failed == 5)
  }

  @Test func `metadata tells topics and partitions`() throws {
    let admin = try Admin(bootstrap: cluster.bootstrap, properties: ClientProperties())
    #expect(try admin.topics(milliseconds: 5000)["pages"] == TopicDescription(partitions: 2, replicas: 1))
    #expect(try admin.brokers(milliseconds: 5000).count == 1)
  }

  @Test func `no broker is a timeout that a retry may cure`() throws {
    let admin = try Admin(bootstrap: "127.0.0.1:1", properties: ClientProperties())
    let error = #expect(throws: KafkaError.self) { try admin.topics(milliseconds: 500) }
    #expect(error?.remedy == .retry)
  }

  @Test func `transactions commit and abort`() throws {
    let producer = try Producer(
      bootstrap: cluster.bootstrap, transactionalID: "t", properties: ClientProperties(["retry.backoff.ms": "20"]))
    try producer.initTransactions(milliseconds: 10_000)
    try producer.beginTransaction()
    try producer.produce(OutputRecord(topic: "pages", partition: 0, value: [1]))
    try producer.commitTransaction()

    cluster.fail(.addPartitionsToTransaction, with: [48])  // INVALID_TXN_STATE
    try producer.beginTransaction()
    try producer.produce(OutputRecord(topic: "pages", partition: 0, value: [2]))
    let error = #expect(throws: KafkaError.self) { try producer.commitTransaction() }
    #expect(error?.remedy == .newClient || error?.remedy == .abortTransaction)
  }

  @Test func `a fenced producer has to be replaced`() throws {
    let producer = try Producer(bootstrap: cluster.bootstrap, transactionalID: "t", properties: ClientProperties())
    try producer.initTransactions(milliseconds: 10_000)
    try producer.beginTransaction()
    try producer.produce(OutputRecord(topic: "pages", partition: 0, value: [1]))
    cluster.fail(.endTransaction, with: [90])  // PRODUCER_FENCED
    let error = #expect(throws: KafkaError.self) { try producer.commitTransaction() }
    #expect(error?.remedy == .newClient)
    #expect(producer.fatalError != nil)
  }
}
