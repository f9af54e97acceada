import Foundation
import Kafka

/// Reads whole topics, committed records only.
///
/// Each time from the beginning: noida-db tells of an aborted transaction in every later fetch, so that a reader which
/// goes on behind one loses all later records of the same producer. Apache Kafka tells of those alone that the fetched
/// offsets reach into.
final class TopicReader {
  private let broker: any Broker
  private let partitions: [TopicPartition]
  /// Every record read, in the order of its partition.
  private(set) var records: [TopicPartition: [Record]] = [:]

  /// - Parameter partitions: partitions of all the topics together.
  init(_ broker: any Broker, topics: [String], partitions: Int) {
    self.broker = broker
    self.partitions = topics.flatMap { TopicPartition.all(of: $0, count: partitions / topics.count) }
  }

  /// Reads until each partition's end was seen, or time is up.
  ///
  /// - Returns: whether all ends were seen; the records are those of the last time where they were not.
  @discardableResult
  func readToEnd(seconds: Double = 60) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    var found: [TopicPartition: [Record]] = [:]
    var ends: Set<TopicPartition> = []
    do {
      let properties = broker.clientProperties.merging(["fetch.message.max.bytes": "20000000"]) { $1 }
      let consumer = try Consumer(
        bootstrap: broker.bootstrap, group: "oracle", properties: ClientProperties(properties))
      try consumer.assign(Dictionary(uniqueKeysWithValues: partitions.map { ($0, .beginning) }))
      while ends.count < partitions.count {
        guard ContinuousClock.now < deadline else { return false }
        switch try consumer.poll(milliseconds: 100) {
        case .record(let record): found[record.source, default: []].append(record)
        case .end(let partition, _): ends.insert(partition)
        case .displaced?, nil: break
        }
      }
    } catch {
      return false
    }
    records = found
    return true
  }
}
