import Envelope
import Kafka

/// The state of one partition of an internal topic, and the work on its records in the order of their offsets.
///
/// Opened when the partition is assigned, and dropped when it is revoked or a transaction was aborted: what was not
/// written by then is lost on purpose, and is made again of the same records.
public protocol PartitionStage: AnyObject {
  /// The offset up to which the stored state reflects the partition; absent where nothing is stored.
  var storedOffset: Int64? { get }

  /// Folds a record into the state that was committed before, and publishes nothing.
  func restore(_ record: Record)

  /// Works on one record.
  func work(on record: Record, at now: Timestamp) -> StageOutput

  /// What has become due by the clock alone.
  func due(at now: Timestamp) -> StageOutput

  /// Takes the changes since the last call, to be written once the batch that made them is committed.
  ///
  /// - Parameter offset: the next offset of the partition after that batch.
  func takeChanges(upTo offset: Int64) -> any StateChanges
}
