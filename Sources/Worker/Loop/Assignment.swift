import Kafka

/// The partitions that are ours, and how far each has come.
struct Assignment {
  /// One partition's progress.
  struct Entry {
    /// The offset to read on from after what is committed; absent before the first record of a partition that has no
    /// committed offset.
    var resume: Int64?
    /// The group's committed offset, as far as we know.
    var committed: Int64?
    /// The offset after what was worked on.
    var worked: Int64?
    /// Records below this offset were committed before: they restore state and publish nothing.
    var workFrom: Int64 = 0
    /// The offset that restoring began at; absent while it is not known.
    var restoreFrom: Int64?
    /// The end of the partition, as of the last time that everything before it was polled.
    var end: Int64?
    /// The state; absent for pages.
    var state: OpenPartition?

    /// An offset that waits for its commit although everything below it was published: see ``UncommittedOffsets``.
    var uncommitted: Int64?

    /// Whether everything that was committed before is in the state, so that time may have its effects.
    var isRestored: Bool { (worked ?? 0) >= workFrom || (end ?? 0) >= workFrom }
  }

  private var entries: [TopicPartition: Entry] = [:]

  subscript(partition: TopicPartition) -> Entry? {
    get { entries[partition] }
    set { entries[partition] = newValue }
  }

  /// The partitions, in order.
  var partitions: [TopicPartition] { entries.keys.sorted() }

  /// Notes that everything below these offsets is done.
  mutating func advance(to next: [TopicPartition: Int64]) {
    for (partition, offset) in next { entries[partition]?.resume = offset }
  }

  /// Notes what the group has committed.
  mutating func commit(_ offsets: [TopicPartition: Int64]) {
    for (partition, offset) in offsets {
      entries[partition]?.committed = offset
      entries[partition]?.uncommitted = nil
    }
  }

  /// Notes where a partition's first record was, if nothing was known of it.
  mutating func start(at record: Record) {
    guard let entry = entries[record.source], entry.resume == nil else { return }
    entries[record.source]?.resume = record.offset
    entries[record.source]?.restoreFrom = record.offset
  }

  /// How far the partitions have come whose state is not yet restored, by their names.
  var restoring: [String: RestoreProgress] {
    var restoring: [String: RestoreProgress] = [:]
    for (partition, entry) in entries where entry.state != nil && !entry.isRestored {
      let from = entry.restoreFrom ?? 0
      restoring[partition.description] = RestoreProgress(
        records: Int(max(0, (entry.worked ?? from) - from)), of: Int(max(0, entry.workFrom - from)))
    }
    return restoring
  }
}
