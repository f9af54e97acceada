import Kafka

/// Publishes a batch and commits its offsets, by one of the delivery modes.
protocol Committer: Sendable {
  /// Waits until the batch is through, has failed, or was cancelled before the commit had begun.
  func commit(_ batch: WorkedBatch, unless cancelled: Cancellation) -> CommitOutcome
}
