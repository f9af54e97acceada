import Foundation
import Kafka

/// Keeps a feed in step with a consumer group, by the group's committed offsets.
final class Step {
  private let consumer: Consumer
  private let ahead: Int
  /// For each partition the offset that the group was at when the feed began.
  private let start: [TopicPartition: Int64]
  /// Records that the group had not yet committed when the feed began.
  private let firstLag: Int
  private var sentRecords = 0
  private var sentBytes = 0
  private var committedRecords = 0

  /// Asks how far the group is.
  init(with group: String, topic: String, partitions count: Int, ahead: Int, _ clients: Clients) throws(Failure) {
    self.ahead = ahead
    let consumer = try clients.consumer(group: group)
    self.consumer = consumer
    (start, firstLag) = try Clients.failing(at: clients.configuration) { () throws(KafkaError) in
      let partitions = TopicPartition.all(of: topic, count: count)
      let committed = try consumer.committed(partitions, milliseconds: ClusterCheck.patience)
      var start: [TopicPartition: Int64] = [:]
      var lag: Int64 = 0
      for partition in partitions {
        let range = try consumer.watermarks(partition, milliseconds: ClusterCheck.patience)
        let offset = max(range.lowerBound, committed[partition] ?? range.lowerBound)
        start[partition] = offset
        lag += range.upperBound - offset
      }
      return (start, Int(lag))
    }
  }

  /// Waits until a page of so many bytes may be sent.
  func wait(for bytes: Int, _ progress: () -> Void) throws(Failure) {
    while sentRecords > 0, backlog + bytes > ahead {
      Thread.sleep(forTimeInterval: 0.1)
      progress()
      // A broker that is slow to answer is asked again.
      if let now = try? consumer.committed(start.keys.sorted(), milliseconds: ClusterCheck.patience) {
        committedRecords = now.reduce(0) { $0 + max(0, Int($1.value - (start[$1.key] ?? $1.value))) }
      }
    }
    sentRecords += 1
    sentBytes += bytes
  }

  /// Bytes that the group has before it, taking all records for equally large.
  private var backlog: Int {
    max(0, firstLag + sentRecords - committedRecords) * (sentBytes / max(1, sentRecords))
  }
}
