import Kafka

/// Records that were polled and are to be worked on together.
struct Batch {
  /// The records, in the order of polling: those of one partition by offset.
  private(set) var records: [Record] = []
  /// For each partition the offset after its last record here.
  private(set) var next: [TopicPartition: Int64] = [:]
  /// Bytes of the records.
  private(set) var byteCount = 0

  var isEmpty: Bool { records.isEmpty }

  mutating func append(_ record: Record) {
    byteCount += record.byteCount
    next[record.source] = record.offset + 1
    records.append(record)
  }

  /// The batch in two: the records that were worked on, by their indices, the first ones of each partition, and those left.
  func parted(_ indices: Set<Int>) -> (done: Batch, left: Batch) {
    guard indices.count < records.count else { return (self, Batch()) }
    var (done, left) = (Batch(), Batch())
    for (index, record) in records.enumerated() {
      if indices.contains(index) { done.append(record) } else { left.append(record) }
    }
    return (done, left)
  }

  /// Removes the records of partitions that went away.
  mutating func remove(_ partitions: Set<TopicPartition>) -> [Record] {
    let removed = records.filter { partitions.contains($0.source) }
    records.removeAll { partitions.contains($0.source) }
    for partition in partitions { next[partition] = nil }
    byteCount -= removed.reduce(0) { $0 + $1.byteCount }
    return removed
  }
}
