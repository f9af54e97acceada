import Envelope
import Synchronization

/// The figures of one worker: counters, gauges and latencies, safe to use from any thread.
///
/// A batch is told of three times at most: ``took(_:records:bytes:)`` when its records were polled, and then either
/// ``committed(_:records:at:)`` or ``abandoned(records:)``. Counters that belong together change under one lock, so that
/// consumed = articles + rejected + in flight holds in every line.
public final class Metrics: Sendable {
  /// How a transaction ended.
  public enum TransactionEnd: Sendable {
    /// It was committed.
    case committed
    /// It was aborted, and its batch will be worked on again.
    case aborted
  }

  /// What a rebalance of the consumer group did to this worker.
  public enum Rebalance: Sendable {
    /// Partitions were given to it.
    case assigned
    /// Partitions were taken from it, in order.
    case revoked
    /// Partitions were lost: the group had already given them to others.
    case lost
  }

  private let state: Mutex<State>
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant

  /// Starts at zero.
  public init() {
    start = clock.now
    state = Mutex(State())
  }

  /// Counts polled records, which are in flight from now on.
  public func took(_ stage: StageName, records: Int, bytes: Int) {
    state.withLock {
      $0.counters.polled[stage, default: 0] += records
      $0.counters.inFlight[stage, default: 0] += records
      $0.counters.bytesIn += bytes
    }
  }

  /// Records the size of a batch: its records and the bytes of their values.
  public func batch(records: Int, bytes: Int) {
    state.withLock {
      $0.batchRecords.record(records)
      $0.batchBytes.record(bytes)
    }
  }

  /// Counts a batch whose outputs and offsets are committed.
  ///
  /// - Parameters:
  ///   - tally: What became of it.
  ///   - records: The records that are no longer in flight, by stage, as their offsets say.
  ///   - now: The time of the commit, for the end-to-end latency.
  public func committed(_ tally: BatchTally, records: [StageName: Int], at now: Timestamp) {
    state.withLock { state in
      for (stage, count) in records { state.counters.inFlight[stage, default: 0] -= count }
      state.counters.articles += tally.articles
      state.counters.rejected.merge(tally.rejected) { $0 + $1 }
      state.counters.duplicates.add(tally.duplicates)
      state.ledger.add(tally.fates, at: now)
      state.counters.bytesOut += tally.bytesOut
      state.ledger.add(duplicates: tally.duplicatesByDomain)
      state.record(.endToEnd, since: tally.pageTimestamps, now)
      state.record(.finalFlag, since: tally.finalFlagOrigins, now)
    }
  }

  /// Takes back records that were polled and will be polled again, here or elsewhere: an aborted transaction, a
  /// revoked partition. They count as not consumed.
  public func abandoned(records: [StageName: Int]) {
    state.withLock {
      for (stage, count) in records {
        $0.counters.inFlight[stage, default: 0] -= count
        $0.counters.abandoned[stage, default: 0] += count
      }
    }
  }

  /// Records how long something took.
  public func time(_ what: Timed, _ duration: Duration) {
    state.withLock { $0.latencies[what, default: Distribution()].record(duration.microseconds) }
  }

  /// Records how long many things of one kind took, under one lock.
  public func time(_ what: Timed, _ durations: [Duration]) {
    state.withLock { state in
      for duration in durations { state.latencies[what, default: Distribution()].record(duration.microseconds) }
    }
  }

  /// Counts the end of a transaction.
  public func transaction(_ end: TransactionEnd) {
    state.withLock {
      switch end {
      case .committed: $0.counters.transactionsCommitted += 1
      case .aborted: $0.counters.transactionsAborted += 1
      }
    }
  }

  /// Counts a rebalance.
  public func rebalance(_ what: Rebalance) {
    state.withLock {
      switch what {
      case .assigned: $0.counters.assignments += 1
      case .revoked: $0.counters.revocations += 1
      case .lost: $0.counters.losses += 1
      }
    }
  }

  /// Counts a client that died and was replaced.
  public func clientReplaced() {
    state.withLock { $0.counters.clientsReplaced += 1 }
  }

  /// Sets the lag of a topic: records between this worker's positions and the ends of its partitions of it.
  public func setLag(_ topic: String, records: Int) {
    state.withLock { $0.lag[topic] = records }
  }

  /// Counts offsets whose records were deleted before they could be worked on.
  public func skipped(_ stage: StageName, records: Int) {
    state.withLock { $0.counters.skipped += records }
  }

  /// Sets what the local stores of a stage's partitions take, and how far those have come that are being restored.
  public func setStores(of stage: StageName, bytes: Int, restoring: [String: RestoreProgress]) {
    state.withLock {
      $0.storeBytes[stage] = bytes
      $0.restoring[stage] = restoring
    }
  }

  /// Forgets the lag of a topic, as when its partitions are revoked.
  public func clearLag(_ topic: String) {
    state.withLock { $0.lag[topic] = nil }
  }

  /// The figures of the whole run as they are, with all that stands behind them. Changes nothing.
  func snapshot(at now: Timestamp) -> (line: MetricsLine, state: State) {
    let elapsed = (clock.now - start).seconds
    let usage = ProcessUsage.current()
    let state = state.withLock { $0 }
    // A copy of its own begins a new interval.
    var copy = state
    return (copy.line(at: now, elapsed: elapsed, usage: usage, final: true), state)
  }

  /// Takes a line of the ledger.
  ///
  /// - Parameter final: Whether it is the last one.
  public func ledgerLine(at now: Timestamp, final: Bool = false) -> LedgerLine {
    state.withLock { state in
      LedgerLine(
        time: now, final: final, consumed: state.counters.consumed(.extract),
        inFlight: state.counters.inFlight[.extract] ?? 0, ledger: state.ledger.report(most: LedgerLine.domains))
    }
  }

  /// Ends an interval of the ledger, in which every domain is compared with what is usual for it.
  ///
  /// - Returns: the alarms that are new, and those that are over.
  public func closeLedgerInterval() -> (new: [DomainAlarm], over: [DomainAlarm]) {
    state.withLock { $0.ledger.closeInterval() }
  }

  /// Takes the figures for one line, and begins a new interval.
  ///
  /// - Parameters:
  ///   - now: The time to print.
  ///   - final: Whether this is the last line, whose latencies and rates are over the whole run.
  public func line(at now: Timestamp, final: Bool = false) -> MetricsLine {
    let elapsed = (clock.now - start).seconds
    let usage = ProcessUsage.current()
    return state.withLock { $0.line(at: now, elapsed: elapsed, usage: usage, final: final) }
  }
}
