import Foundation
import Kafka
import Worker

/// Feeds records in and remembers how far their source was read, in one step: with exactly-once a transaction, otherwise
/// the records first.
final class ReplayWriter {
  private let producer: Producer
  private let consumer: Consumer
  private let configuration: Configuration
  private let isTransactional: Bool
  private let metadata: GroupMetadata?

  /// Makes the producer, and ends what an earlier replay of the same selection left open.
  ///
  /// - Parameter consumer: of the group that the offsets are kept under.
  init(_ name: String, consumer: Consumer, clients: Clients) throws(Failure) {
    self.consumer = consumer
    configuration = clients.configuration
    isTransactional = configuration.worker.delivery == .exactlyOnce
    let timeout = configuration.worker.transactionTimeoutSeconds
    var properties = [
      "message.max.bytes": String(configuration.limits.recordBytes + 65_536), "linger.ms": "20",
      "compression.type": "lz4", "queue.buffering.max.kbytes": "131072",
    ]
    if isTransactional { properties["transaction.timeout.ms"] = "\(max(30, timeout) * 1_000)" }
    let producer = try clients.producer(properties, transactionalID: isTransactional ? name : nil)
    self.producer = producer
    metadata = consumer.groupMetadata()
    if isTransactional {
      try Clients.failing(at: configuration) { () throws(KafkaError) in
        try producer.initTransactions(milliseconds: 60_000)
      }
    }
  }

  /// Feeds records, and keeps the offsets to read on from.
  ///
  /// - Returns: how many the cluster took, and how many are too large for it.
  /// - Throws: ``Failure`` where nothing of it counts, but with at-least-once records may have arrived.
  func write(
    _ records: [OutputRecord], upTo offsets: [TopicPartition: Int64]
  ) throws(Failure) -> (fed: Int, refused: Int) {
    do throws(KafkaError) {
      if isTransactional { try producer.beginTransaction() }
      do throws(KafkaError) {
        return try send(records, offsets)
      } catch {
        if isTransactional { try? producer.abortTransaction() }
        throw error
      }
    } catch {
      throw Failure(
        error.remedy == .fix ? .configuration : .temporary,
        "\(configuration.broker.bootstrap): \(error); the same command goes on from where it stopped")
    }
  }

  private func send(
    _ records: [OutputRecord], _ offsets: [TopicPartition: Int64]
  ) throws(KafkaError) -> (fed: Int, refused: Int) {
    var refused = 0
    for record in records {
      do throws(KafkaError) {
        try producer.produceWaiting(record)
      } catch {
        guard error.isMessageTooLarge else { throw error }
        refused += 1
      }
    }
    while producer.inFlight > 0 {
      do throws(KafkaError) { try producer.flush(milliseconds: 1_000) } catch {
        guard error.remedy == .retry else { throw error }
      }
      if let error = producer.fatalError { throw error }
    }
    if let error = producer.takeDeliveries().firstError { throw error }
    guard isTransactional, let metadata else {
      try consumer.commit(offsets)
      return (records.count - refused, refused)
    }
    if !offsets.isEmpty { try producer.sendOffsets(offsets, metadata: metadata, milliseconds: 30_000) }
    while true {
      do throws(KafkaError) {
        try producer.commitTransaction()
        return (records.count - refused, refused)
      } catch {
        guard error.remedy == .retry else { throw error }
      }
    }
  }
}
