import Kafka

/// What one stage makes of the batches of its loop. Calls come one after the other, but for ``restore(_:)``, which may run
/// beside work on other partitions.
protocol StageWork: AnyObject, Sendable {
  /// Opens partitions, and closes all others.
  ///
  /// - Parameter isGivenUp: whether nobody waits for it any more.
  /// - Returns: where to read each.
  func locate(
    _ partitions: [Int32: LocatedOffsets], unless isGivenUp: () -> Bool
  ) throws -> [Int32: PartitionProgress]

  /// Works on records.
  ///
  /// - Parameter isCancelled: whether it does not count any more: no more records are begun then.
  /// - Returns: what came of the first records, and those that are left.
  /// - Throws: what the state has thrown.
  func work(
    on batch: Batch, _ order: WorkOrder, unless isCancelled: @escaping @Sendable () -> Bool
  ) throws -> (worked: WorkedBatch, left: Batch)

  /// Takes records into the state that were worked on before.
  func restore(_ batch: Batch) throws

  /// Forgets what is known of records that are through: those of each partition below an offset.
  func finished(below offsets: [Int32: Int64])

  /// Bytes of the local stores.
  var storeBytes: Int { get }

  /// Closes all partitions.
  func close()
}

/// A partition's offsets, as the group and the broker say.
struct LocatedOffsets: Equatable, Sendable {
  /// The group's committed offset.
  var committed: Int64?
  /// The offset after everything that is published.
  var done: Int64?
  /// Whether the group is yet to be told of `done`.
  var isUnacknowledged = false
  /// Whether the topic is not the one any more that state was made of.
  var isRenewed = false
}
