import Dispatch
import Kafka
import Synchronization

/// Commits batches beside the polling thread, one at a time: while one is on its way out, the next is worked on.
final class CommitLane: Sendable {
  private let committer: any Committer
  private let metrics: Metrics
  private let writer: StateWriter
  private let report: @Sendable (CommitOutcome) -> Void
  private let queue: DispatchQueue
  /// Whether nobody is interested any more. Held while a store is written.
  private let isAbandoned = Mutex(false)

  /// - Parameter report: called with each batch's outcome, in a thread of the lane's.
  init(
    _ committer: any Committer, stage: StageName, metrics: Metrics, writer: StateWriter,
    report: @escaping @Sendable (CommitOutcome) -> Void
  ) {
    self.committer = committer
    self.metrics = metrics
    self.writer = writer
    self.report = report
    queue = DispatchQueue(label: "winnow.\(stage.rawValue).commit")
  }

  /// Starts on a batch. The one before must have been reported.
  ///
  /// - Parameter metadata: the member of the group that the batch's partitions belong to.
  func submit(_ batch: WorkedBatch, of metadata: GroupMetadata?, unless cancelled: Cancellation) {
    queue.async { [self] in
      let start = ContinuousClock.now
      let result = batch.isSilent ? .committed : committer.commit(batch, of: metadata, unless: cancelled)
      let stored = if case .committed = result { store(batch, unless: cancelled) } else { result }
      metrics.time(.commit, ContinuousClock.now - start)
      report(stored)
    }
  }

  /// Waits until the batch in flight is through; no longer than so many seconds. Nothing is stored after that.
  func letGo(seconds: Int) {
    let isIdle = Doorbell()
    queue.async { isIdle.ring() }
    isIdle.wait(milliseconds: Int64(seconds) * 1_000)
    isAbandoned.withLock { $0 = true }
  }

  private func store(_ batch: WorkedBatch, unless cancelled: Cancellation) -> CommitOutcome {
    do {
      try isAbandoned.withLock { isAbandoned in
        guard !isAbandoned else { return }
        for changes in batch.changes { try writer.write(changes, unless: { cancelled.isWanted }) }
      }
    } catch {
      return .stateLost("\(error)")
    }
    FaultPoint.stored.reach()
    return .committed
  }
}
