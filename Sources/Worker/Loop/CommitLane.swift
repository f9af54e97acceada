import Dispatch
import Duplicates
import Foundation
import Kafka
import Logging
import Synchronization

/// Commits batches beside the polling thread, one at a time: while one is on its way out, the next is worked on.
final class CommitLane: Sendable {
  private let committer: any Committer
  private let metrics: Metrics
  private let log: Logger
  /// Whether the worker was told to stop.
  private let isStopping: @Sendable () -> Bool
  /// Called while a full disk is waited for.
  private let pulse: @Sendable () -> Void
  private let queue = DispatchQueue(label: "winnow.commit")
  private let finished = DispatchSemaphore(value: 0)
  private let outcome = Mutex<CommitOutcome?>(nil)

  init(
    _ committer: any Committer, metrics: Metrics, log: Logger, isStopping: @escaping @Sendable () -> Bool,
    pulse: @escaping @Sendable () -> Void
  ) {
    self.committer = committer
    self.metrics = metrics
    self.log = log
    self.isStopping = isStopping
    self.pulse = pulse
  }

  /// Starts on a batch. The one before must have been waited for.
  func submit(_ batch: WorkedBatch, unless cancelled: Cancellation) {
    queue.async { [self] in
      let start = ContinuousClock.now
      let result = batch.isSilent ? .committed : committer.commit(batch, unless: cancelled)
      let stored = if case .committed = result { store(batch, unless: cancelled) } else { result }
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

  /// Waits until the last batch is let go of, and with it the stores of partitions that are gone: one that closed while
  /// the process ends would find RocksDB's own state gone. A commit that hangs is waited for no longer than two seconds.
  func letGo() {
    let isIdle = DispatchSemaphore(value: 0)
    queue.async { isIdle.signal() }
    _ = isIdle.wait(timeout: .now() + .seconds(2))
  }

  private func store(_ batch: WorkedBatch, unless cancelled: Cancellation) -> CommitOutcome {
    for changes in batch.changes {
      do {
        try write(changes, unless: cancelled)
      } catch {
        return .stateLost("\(error)")
      }
    }
    FaultPoint.stored.reach()
    return .committed
  }

  /// Writes changes to their store. While the disk is full nothing goes on, until there is room, or the partitions are
  /// wanted elsewhere, or the worker is to stop: then a store stays behind, and its topic makes up for it.
  private func write(_ changes: WorkedBatch.Changes, unless cancelled: Cancellation) throws {
    var waited = 0
    while true {
      do {
        try changes.store.commit(changes.batch)
        if waited > 0 { log.notice("there is room for the local stores again, after \(waited) s") }
        return
      } catch StoreError.diskFull(let detail) {
        guard !cancelled.isWanted, !isStopping() else { throw StoreError.diskFull(detail) }
        if waited % 60 == 0 { log.error("nothing is taken in until there is room for the local stores: \(detail)") }
        usleep(1_000_000)
        waited += 1
        pulse()
      }
    }
  }
}
