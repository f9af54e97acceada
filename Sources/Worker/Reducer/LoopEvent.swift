import Kafka

/// What happens to a loop.
enum LoopEvent: Sendable {
  /// The group has given it these partitions, and no others.
  case assigned([Int32])
  /// The group takes all of them away; they are lost where others may have them already.
  case revoked(lost: Bool)
  /// Where to read the partitions was found out.
  case located(Int, [Int32: PartitionProgress])
  /// A record came. It counts so many entries.
  case polled(Record, entries: Int)
  /// Every record of a partition below this offset was polled.
  case end(Int32, offset: Int64)
  /// The broker does not have the offset that comes next.
  case displaced(Int32)
  /// A batch was worked on, but for the last records, which are left.
  case worked(Int, WorkedBatch, left: Batch)
  /// Records went into the state without a word.
  case restored(Int)
  /// The state failed, in one of both.
  case stateFailed(Int, String)
  /// A commit ended.
  case settled(CommitOutcome)
  /// Time passes.
  case tick
  /// The loop is to finish what is in flight until then.
  case stop(deadline: Int64)
  /// A client failed, so that only new ones help.
  case failed(LoopFailure)
}
