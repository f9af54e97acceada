import Kafka
import Logging

/// What a loop is to do.
enum LoopCommand: Sendable {
  /// Find out where to read partitions, open their state, and close that of all others.
  case locate(Int, [Int32: Location])
  /// Read all partitions from these offsets.
  case read([Int32: StartOffset])
  /// Work on a batch.
  case work(Int, Batch, WorkOrder)
  /// Take a batch into the state without a word.
  case restore(Int, Batch)
  /// Begin no more records of the batch in work: it does not count any more.
  case cancelWork
  /// Publish and commit.
  case commit(WorkedBatch)
  /// Let the commit in flight end without its offsets, or, `atOnce`, give it up.
  case cancelCommit(atOnce: Bool)
  /// A batch is through.
  case finished(WorkedBatch)
  /// So many records were taken back.
  case abandoned(Int)
  /// A commit was aborted.
  case aborted
  /// Say something, perhaps of one record.
  case log(Logger.Level, String, WorkOrder.Place? = nil)
}
