import Kafka

/// How far one partition has come.
struct PartitionProgress: Equatable, Sendable {
  /// Where reading begins.
  var start: StartOffset
  /// The group's committed offset, as far as is known.
  var committed: Int64?
  /// The offset after everything that is published: where reading begins anew. Differs from ``committed`` where the group
  /// took no offsets of what was published (at-least-once only).
  var done: Int64?
  /// Whether the group has yet to be told what is done.
  var isUnacknowledged = false
  /// Records below this offset were worked on before: they restore state, and publish nothing.
  var workFrom: Int64 = 0
  /// The offset after what was polled.
  var polled: Int64?
  /// The offset after what was worked on.
  var worked: Int64?
  /// The offset that restoring began at, and the one after what is restored.
  var restoreFrom: Int64?
  var restored: Int64?
  /// The end of the partition, as of the last time that everything before it was polled.
  var end: Int64?

  /// What counts of it, whatever is read again.
  var offsets: LocatedOffsets {
    LocatedOffsets(committed: committed, done: done, isUnacknowledged: isUnacknowledged)
  }

  /// Whether everything that was worked on before was polled.
  var hasPolledAllToRestore: Bool { (polled ?? 0) >= workFrom || (end ?? 0) >= workFrom }

  /// A partition without state: read from what is done, or from where `fallback` says if the group has not begun it.
  static func stateless(_ offsets: LocatedOffsets, fallback: StartOffset) -> PartitionProgress {
    PartitionProgress(
      start: offsets.done.map { .at($0) } ?? fallback, committed: offsets.committed, done: offsets.done,
      isUnacknowledged: offsets.isUnacknowledged, polled: offsets.done, worked: offsets.done)
  }

  /// A partition with state: read from what the store reflects.
  ///
  /// - Parameter stored: the offset after what the store reflects; absent for an empty store.
  static func stateful(_ offsets: LocatedOffsets, stored: Int64?) -> PartitionProgress {
    var progress = PartitionProgress(
      start: .beginning, committed: offsets.committed, done: offsets.done,
      isUnacknowledged: offsets.isUnacknowledged, workFrom: offsets.done ?? 0, worked: offsets.done)
    // Without stored state everything that the topic still holds is read; what was done only restores.
    guard let done = offsets.done, let stored else { return progress }
    let start = min(stored, done)
    progress.start = .at(start)
    progress.polled = start
    progress.restoreFrom = start
    progress.restored = start
    return progress
  }
}
