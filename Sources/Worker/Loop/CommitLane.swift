import Dispatch
import Duplicates
import Foundation
import Kafka
import Synchronization

/// Commits batches beside the polling thread, one at a time: while one is on its way out, the next is worked on.
final class CommitLane: Sendable {
  private let committer: any Committer
  private let metrics: Metrics
  private let queue = DispatchQueue(label: "winnow.commit")
  private let finished = DispatchSemaphore(value: 0)
  private let outcome = Mutex<CommitOutcome?>(nil)

  init(_ committer: any Committer, metrics: Metrics) {
    self.committer = committer
    self.metrics = metrics
  }

  /// Starts on a batch. The one before must have been waited for.
  func submit(_ batch: WorkedBatch, unless cancelled: Cancellation) {
    queue.async { [self] in
      let start = ContinuousClock.now
      let result = batch.isSilent ? .committed : committer.commit(batch, unless: cancelled)
      let stored = if case .committed = result { store(batch) } else { result }
      metrics.time(.commit, ContinuousClock.now - start)
      outcome.withLock { $0 = stored }
      finished.signal()
    }
  }

  /// Waits for the batch's outcome.
  ///
  /// - Returns: nil where the time ran out.
  func wait(until deadline: DispatchTime) -> CommitOutcome? {
    guard finished.wait(timeout: deadline) == .success else { return nil }
    return outcome.withLock { outcome in
      defer { outcome = nil }
      return outcome
    }
  }

  private func store(_ batch: WorkedBatch) -> CommitOutcome {
    for changes in batch.changes {
      do {
        try write(changes)
      } catch {
        return .stateLost("\(error)")
      }
    }
    FaultPoint.stored.reach()
    return .committed
  }

  /// Waits a little for room on a full disk, which is often made by others.
  private func write(_ changes: WorkedBatch.Changes) throws {
    for attempt in 1... {
      do {
        return try changes.store.commit(changes.batch)
      } catch StoreError.diskFull(let detail) {
        guard attempt < 5 else { throw StoreError.diskFull(detail) }
        usleep(1_000_000)
      }
    }
  }
}
