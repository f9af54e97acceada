import Envelope
import Foundation
import Kafka

/// Sends pages to a topic and counts what became of them. What is in flight is bounded by librdkafka's queue.
final class Feed {
  /// How far the sending has come.
  struct State {
    var pages = 0
    var bytes = 0
    var delivered = 0
    var failed = 0
    var firstError: KafkaError?
    var inFlight: Int { pages - delivered - failed }
  }

  private(set) var state = State()
  private let topic: String
  private let producer: Producer
  private let reader = PageReader()

  /// Makes the producer.
  init(topic: String, clients: Clients) throws(Failure) {
    self.topic = topic
    let limit = clients.configuration.limits.recordBytes
    producer = try clients.producer([
      "message.max.bytes": String(limit + 65_536), "queue.buffering.max.kbytes": "65536",
      "queue.buffering.max.messages": "20000", "linger.ms": "20", "compression.type": "lz4",
    ])
  }

  /// Hands one page over, and waits where the queue is full.
  ///
  /// - Throws: ``Failure`` where the client has died. A page that the broker cannot take only counts as failed.
  func send(_ record: InputRecord) throws(Failure) {
    let url = record.url ?? address(of: record)
    try send(
      OutputRecord(
        topic: topic, key: url.map { Array($0.utf8) }, value: record.value,
        headers: record.headers.map { Header($0.name, $0.value) }))
  }

  /// Hands over a record of another topic as it is: value, key, headers and time.
  func send(copyOf record: Record) throws(Failure) {
    try send(
      OutputRecord(
        topic: topic, timestamp: record.timestamp, key: record.key, value: record.value, headers: record.headers))
  }

  private func send(_ output: OutputRecord) throws(Failure) {
    while true {
      do throws(KafkaError) {
        try producer.produce(output)
        break
      } catch {
        guard error.isQueueFull else {
          state.failed += 1
          state.firstError = state.firstError ?? error
          break
        }
        try poll(milliseconds: 50)
      }
    }
    state.pages += 1
    state.bytes += output.value?.count ?? 0
    if state.pages % 64 == 0 { try poll(milliseconds: 0) }
  }

  /// Waits until everything handed over was delivered or has failed.
  func finish(_ progress: () -> Void) throws(Failure) {
    while producer.inFlight > 0 {
      try? producer.flush(milliseconds: 200)
      try poll(milliseconds: 0)
      progress()
    }
    try poll(milliseconds: 0)
  }

  private func poll(milliseconds: Int32) throws(Failure) {
    producer.poll(milliseconds: milliseconds)
    let deliveries = producer.takeDeliveries()
    state.delivered += deliveries.delivered
    state.failed += deliveries.failed
    state.firstError = state.firstError ?? deliveries.firstError
    if let error = producer.fatalError { throw Failure(.unavailable, "the producer has given up: \(error)") }
  }

  /// The url in an envelope, so that all versions of a page go to one partition.
  private func address(of record: InputRecord) -> String? {
    guard
      case .success(let page) = reader.read(
        value: record.value, headers: record.headers, timestamp: record.timestamp)
    else { return nil }
    return page.url
  }
}
