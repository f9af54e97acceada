import Dispatch
import Kafka
import Testing

@testable import Worker

/// How outputs are handed to the producer.
@Suite struct OutputWriterTests {
  private let cluster: MockCluster

  init() throws {
    cluster = try MockCluster()
    try cluster.createTopic("out", partitions: 1)
  }

  private func producer(_ properties: [String: String] = [:]) throws -> Producer {
    try Producer(bootstrap: cluster.bootstrap, properties: ClientProperties(properties))
  }

  private func records(_ count: Int) -> [OutputRecord] {
    (0..<count).map { OutputRecord(topic: "out", partition: 0, key: Array("\($0)".utf8), value: [1]) }
  }

  private func contents() throws -> [String] {
    try TopicContents.read("out", partitions: 1, from: cluster.bootstrap)
      .map { String(decoding: $0.key ?? [], as: UTF8.self) }
  }

  @Test func `more than the queue takes is written, in order, as room comes`() throws {
    let writer = OutputWriter(producer: try producer(["queue.buffering.max.messages": "7"]))
    try writer.write(records(200), unless: Cancellation())
    try writer.flush(unless: { false })
    #expect(writer.failure() == nil)
    #expect(try contents() == (0..<200).map(String.init))
  }

  @Test func `waiting for room ends where giving up is asked for`() throws {
    cluster.takeDown(broker: 1)
    let producer = try producer(["queue.buffering.max.messages": "7"])
    defer { producer.purge() }
    let cancelled = Cancellation()
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.3) { cancelled.cancel() }
    let error = #expect(throws: CommitFailure.self) {
      try OutputWriter(producer: producer).write(records(200), unless: cancelled)
    }
    guard case .cancelled? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `waiting for deliveries ends where giving up is asked for`() throws {
    cluster.takeDown(broker: 1)
    let producer = try producer()
    defer { producer.purge() }
    let writer = OutputWriter(producer: producer)
    try writer.write(records(1), unless: Cancellation())
    let error = #expect(throws: CommitFailure.self) { try writer.flush(unless: { true }) }
    guard case .cancelled? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  /// MSG_SIZE_TOO_LARGE, INVALID_TIMESTAMP, INVALID_RECORD.
  @Test(arguments: [10, 32, 87] as [Int32]) func `what the broker refuses for good is told apart from other errors`(
    code: Int32
  ) throws {
    cluster.fail(.produce, with: [code])
    let writer = OutputWriter(producer: try producer())
    try writer.write(records(1), unless: Cancellation())
    try writer.flush(unless: { false })
    guard case .refused? = writer.failure() else {
      Issue.record("not refused")
      return
    }
    // Told once: the next batch is judged by its own.
    #expect(writer.failure() == nil)
  }

  @Test func `a right that is missing is an error, and no refusal of a record`() throws {
    cluster.fail(.produce, with: [29])  // TOPIC_AUTHORIZATION_FAILED
    let writer = OutputWriter(producer: try producer())
    try writer.write(records(1), unless: Cancellation())
    try writer.flush(unless: { false })
    guard case .kafka? = writer.failure() else {
      Issue.record("not an error of Kafka's")
      return
    }
  }

  @Test func `a record too large for the client is refused at once`() throws {
    let writer = OutputWriter(producer: try producer(["message.max.bytes": "2000"]))
    let large = OutputRecord(topic: "out", partition: 0, value: [UInt8](repeating: 0, count: 5_000))
    let error = #expect(throws: CommitFailure.self) { try writer.write([large], unless: Cancellation()) }
    guard case .refused? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
