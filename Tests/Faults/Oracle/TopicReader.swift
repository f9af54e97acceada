import Foundation
import Kafka

/// Reads topics from their beginning, committed records only, and remembers where it was.
final class TopicReader: RebalanceHandler {
  private let consumer: Consumer
  private let partitions: Int
  private var ends: Set<TopicPartition> = []
  /// Every record read so far, in the order of its partition.
  private(set) var records: [TopicPartition: [Record]] = [:]

  /// - Parameter partitions: partitions of all the topics together.
  init(_ broker: any Broker, topics: [String], partitions: Int) throws {
    let properties = broker.clientProperties.merging(["fetch.message.max.bytes": "20000000"]) { $1 }
    consumer = try Consumer(
      bootstrap: broker.bootstrap, group: "oracle-\(UUID().uuidString)", properties: ClientProperties(properties))
    self.partitions = partitions
    try consumer.subscribe(topics)
  }

  func consumer(_ consumer: Consumer, assigned partitions: [TopicPartition]) -> [TopicPartition: StartOffset] {
    Dictionary(
      uniqueKeysWithValues: partitions.map { partition in
        (partition, records[partition]?.last.map { .at($0.offset + 1) } ?? .beginning)
      })
  }

  func consumer(_ consumer: Consumer, revoked partitions: [TopicPartition], lost: Bool) {
    ends.subtract(partitions)
  }

  /// Reads until each partition's end was seen once more, or time is up.
  ///
  /// - Returns: whether all ends were seen.
  @discardableResult
  func readToEnd(seconds: Double = 60) -> Bool {
    // The end event comes once for each time that the end is reached, so new records are asked for by position.
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
      do {
        switch try consumer.poll(milliseconds: 100, rebalance: self) {
        case .record(let record):
          records[record.source, default: []].append(record)
          ends.remove(record.source)
        case .end(let partition, _): ends.insert(partition)
        case nil: if ends.count == partitions, try isAtEnd() { return true }
        }
      } catch {
        usleep(100_000)
      }
    }
    return false
  }

  private func isAtEnd() throws -> Bool {
    let positions = try consumer.position(Array(ends))
    return try ends.allSatisfy { partition in
      try consumer.watermarks(partition, milliseconds: 5_000).upperBound <= max(0, positions[partition] ?? 0)
    }
  }

  func close() { consumer.close(rebalance: self) }
}
