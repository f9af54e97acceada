import Kafka

/// Offsets of batches that were published when the group took no offsets, because it was on its way to another
/// generation (at-least-once only).
///
/// Where the partition comes back to us with nothing done by others meanwhile, it goes on after those batches, and their
/// offsets go with the next commit: nothing is published twice for a rebalance alone.
struct UncommittedOffsets {
  private struct Span {
    /// The group's committed offset before.
    var committed: Int64?
    var next: Int64
  }

  private var spans: [TopicPartition: Span] = [:]

  /// Remembers a batch's offsets.
  mutating func add(_ offsets: [TopicPartition: Int64], of assignment: Assignment) {
    for (partition, next) in offsets {
      spans[partition] = Span(committed: assignment[partition]?.committed, next: next)
    }
  }

  /// The offset to go on at for a partition that came back.
  ///
  /// - Parameter committed: the group's committed offset now.
  /// - Returns: nil where nothing is remembered, or others have gone on meanwhile.
  mutating func take(_ partition: TopicPartition, committed: Int64?) -> Int64? {
    guard let span = spans.removeValue(forKey: partition), span.committed == committed else { return nil }
    return span.next
  }
}
