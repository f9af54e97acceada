import Foundation
import Kafka

/// Everything that a topic holds, as a reader with read_committed sees it.
enum TopicContents {
  static func read(_ topic: String, partitions: Int, from bootstrap: String) throws -> [Record] {
    let consumer = try Consumer(
      bootstrap: bootstrap, group: "reader-\(UUID().uuidString)",
      properties: ClientProperties(["fetch.wait.max.ms": "50"]))
    let all = (0..<Int32(partitions)).map { (TopicPartition(topic, $0), StartOffset.beginning) }
    try consumer.assign(Dictionary(uniqueKeysWithValues: all))
    var records: [Record] = []
    var ended: Set<Int32> = []
    for _ in 0..<20_000 where ended.count < partitions {
      switch try consumer.poll(milliseconds: 100) {
      case .record(let record)?: records.append(record)
      case .end(let partition, _)?: ended.insert(partition.partition)
      case .displaced?, nil: break
      }
    }
    consumer.close()
    return records
  }
}

extension Record {
  /// The header winnow-origin.
  var origin: String? {
    headers.first { $0.name == "winnow-origin" }?.value.map { String(decoding: $0, as: UTF8.self) }
  }
}
