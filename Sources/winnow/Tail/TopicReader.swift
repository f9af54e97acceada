import Foundation
import Kafka

/// Reads topics from their end or their beginning, without a place in any group's work: nothing is committed.
final class TopicReader: RebalanceHandler {
  private let consumer: Consumer
  private let start: StartOffset
  /// Whether partitions have been assigned, so that nothing written from now on is missed.
  private(set) var isReady = false

  /// Joins a group of its own.
  init(topics: [String], from start: StartOffset, clients: Clients) throws(Failure) {
    self.start = start
    let group = "\(clients.configuration.worker.group)-tail-\(UUID().uuidString.prefix(8).lowercased())"
    let consumer = try clients.consumer(group: group, ["fetch.wait.max.ms": "100"])
    self.consumer = consumer
    try Clients.failing(at: clients.configuration) { () throws(KafkaError) in try consumer.subscribe(topics) }
  }

  /// Leaves the group.
  func close() {
    consumer.close(rebalance: self)
  }

  /// The next record, or nil where none came in time.
  ///
  /// - Throws: where retrying does not help.
  func next(milliseconds: Int32) throws(KafkaError) -> Record? {
    do {
      guard case .record(let record)? = try consumer.poll(milliseconds: milliseconds, rebalance: self) else {
        return nil
      }
      return record
    } catch {
      if error.remedy == .retry { return nil }
      throw error
    }
  }

  func consumer(_ consumer: Consumer, assigned partitions: [TopicPartition]) -> [TopicPartition: StartOffset]? {
    isReady = true
    return Dictionary(uniqueKeysWithValues: partitions.map { ($0, start) })
  }
}
