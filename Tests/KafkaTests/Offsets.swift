@testable import Kafka

/// Follows a consumer's assignment, and says where to start.
final class Offsets: RebalanceHandler {
  var starts: [TopicPartition: StartOffset]
  var assigned: [TopicPartition] = []
  var revocations: [(partitions: [TopicPartition], lost: Bool)] = []

  init(_ starts: [TopicPartition: StartOffset] = [:]) {
    self.starts = starts
  }

  func consumer(_ consumer: Consumer, assigned partitions: [TopicPartition]) -> [TopicPartition: StartOffset]? {
    assigned += partitions
    return starts
  }

  func consumer(_ consumer: Consumer, revoked partitions: [TopicPartition], lost: Bool) {
    assigned.removeAll { partitions.contains($0) }
    revocations.append((partitions, lost))
  }
}

extension Consumer {
  /// Polls until that many records came, or for 15 s.
  func read(_ count: Int, _ handler: some RebalanceHandler) throws -> [Record] {
    var records: [Record] = []
    for _ in 0..<150 where records.count < count {
      while records.count < count, case .record(let record)? = try poll(milliseconds: 100, rebalance: handler) {
        records.append(record)
      }
    }
    return records
  }
}
