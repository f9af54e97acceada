import Kafka

/// Publishes a batch and commits its offsets, by one of the delivery modes.
protocol Committer: Sendable {
  /// Waits until the batch is through, has failed, or was cancelled before the commit had begun.
  ///
  /// - Parameter metadata: the member of the group that the batch's partitions belong to.
  func commit(_ batch: WorkedBatch, of metadata: GroupMetadata?, unless cancelled: Cancellation) -> CommitOutcome
}
