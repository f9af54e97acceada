import Kafka

/// Records of one topic that were polled and are to be worked on together.
struct Batch: Sendable {
  /// The records, in the order of polling: those of one partition by offset.
  private(set) var records: [Record] = []
  /// For each partition the offset after its last record here.
  private(set) var next: [Int32: Int64] = [:]
  /// Bytes of the records.
  private(set) var byteCount = 0
  /// What the records hold: pages one each, blocks of the internal topics many.
  private(set) var entryCount = 0
  private var entries: [Int] = []

  var isEmpty: Bool { records.isEmpty }
  var count: Int { records.count }

  /// The partitions that the records are of.
  var partitions: Set<Int32> { Set(next.keys) }

  /// - Parameter entries: what the record counts against the bound of a batch.
  mutating func append(_ record: Record, entries count: Int = 1) {
    byteCount += record.byteCount
    entryCount += count
    next[record.source.partition] = record.offset + 1
    records.append(record)
    entries.append(count)
  }

  /// The batch in two: the first records, and the rest.
  func split(at count: Int) -> (first: Batch, rest: Batch) {
    guard count < records.count else { return (self, Batch()) }
    var (first, rest) = (Batch(), Batch())
    for (index, record) in records.enumerated() {
      if index < count {
        first.append(record, entries: entries[index])
      } else {
        rest.append(record, entries: entries[index])
      }
    }
    return (first, rest)
  }

  /// This batch, and after it another.
  func followed(by other: Batch) -> Batch {
    guard !isEmpty else { return other }
    var all = self
    for (record, count) in zip(other.records, other.entries) { all.append(record, entries: count) }
    return all
  }
}
