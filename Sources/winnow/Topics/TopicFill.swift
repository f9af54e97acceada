import Duplicates
import Foundation
import Kafka
import Worker

/// Reads a topic from its beginning to its end, and writes what a ``GenerationFill`` makes of it.
final class TopicFill {
  /// How far it has come.
  struct State: CustomStringConvertible {
    var read = 0
    /// Records that the topic held at the start, markers included.
    var total = 0
    var written = 0
    var delivered = 0
    /// Records that are not what the topic should hold.
    var passedOver = 0

    /// One line for people.
    var description: String {
      "\(Terminal.grouped(read)) of \(Terminal.grouped(total)) records read, "
        + "\(Terminal.grouped(delivered)) of \(Terminal.grouped(written)) written"
        + (passedOver > 0 ? ", \(Terminal.grouped(passedOver)) passed over" : "")
    }
  }

  private(set) var state = State()
  private let fill: GenerationFill
  private let configuration: Configuration
  private let consumer: Consumer
  private let producer: Producer
  private let partitions: [TopicPartition]
  /// The offset after the last record that could be read, of the partitions whose end was met.
  private var ends: [TopicPartition: Int64] = [:]

  /// Makes the clients.
  ///
  /// - Parameter partitions: of the topic that is read.
  init(_ fill: GenerationFill, partitions: Int, clients: Clients) throws(Failure) {
    self.fill = fill
    configuration = clients.configuration
    self.partitions = TopicPartition.all(of: fill.topic, count: partitions)
    consumer = try clients.consumer(group: "\(configuration.worker.group)-fill", ["fetch.wait.max.ms": "100"])
    producer = try clients.producer(["linger.ms": "20", "compression.type": "lz4"])
  }

  /// Reads and writes until the end.
  ///
  /// - Throws: ``Failure`` where it did not get there: do it again then.
  func run(_ progress: (State) -> Void) throws(Failure) {
    defer { consumer.close() }
    try Clients.failing(at: configuration) { () throws(KafkaError) in
      for partition in partitions {
        state.total += try consumer.watermarks(partition, milliseconds: ClusterCheck.patience).count
      }
      try consumer.assign(Dictionary(uniqueKeysWithValues: partitions.map { ($0, .beginning) }))
    }
    var last = DispatchTime.now()
    while !isAtEnd {
      let event = try Clients.failing(at: configuration) { () throws(KafkaError) in try next() }
      switch event {
      case .record(let record)?:
        try take(record)
        last = .now()
      case .end(let partition, let offset)?:
        ends[partition] = offset
      case .displaced?, nil:
        guard DispatchTime.now() < last + .seconds(configuration.worker.transactionTimeoutSeconds + 30) else {
          throw Failure(
            .temporary,
            "\(fill.topic) has records after a transaction that is still open; stop all workers, and try again when the "
              + "cluster has ended it")
        }
      }
      progress(state)
    }
    try write(fill.rest())
    while producer.inFlight > 0 {
      try? producer.flush(milliseconds: 200)
      try count()
      progress(state)
    }
    try count()
  }

  /// Whether every partition was read up to its end, and no open transaction hides the rest.
  private var isAtEnd: Bool {
    partitions.allSatisfy { partition in
      guard let end = ends[partition] else { return false }
      return end >= consumer.cachedWatermarks(partition)?.upperBound ?? 0
    }
  }

  private func next() throws(KafkaError) -> ConsumerEvent? {
    do {
      return try consumer.poll(milliseconds: 200)
    } catch {
      if error.remedy == .retry { return nil }
      throw error
    }
  }

  private func take(_ record: Record) throws(Failure) {
    state.read += 1
    let outputs: [OutputRecord]
    do throws(RecordError) {
      outputs = try fill.take(record)
    } catch {
      guard case .otherVersion(let found, let expected) = error else {
        state.passedOver += 1
        return
      }
      throw Failure(
        .configuration,
        "\(fill.topic) is of specVersion \(found), and the new one of \(expected): sketches cannot be carried over; fill "
          + "from articles instead")
    }
    try write(outputs)
  }

  private func write(_ records: [OutputRecord]) throws(Failure) {
    try Clients.failing(at: configuration) { () throws(KafkaError) in
      for record in records {
        try producer.produceWaiting(record)
        state.written += 1
      }
    }
    try count()
  }

  private func count() throws(Failure) {
    producer.poll(milliseconds: 0)
    let deliveries = producer.takeDeliveries()
    state.delivered += deliveries.delivered
    if let error = deliveries.firstError ?? producer.fatalError {
      throw Failure(.inputOutput, "a record was not delivered: \(error); fill again, which does no harm")
    }
  }
}
