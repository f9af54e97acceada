import Dispatch
import Envelope
import Foundation
import Kafka

/// What becomes of the batch in flight: its commit, its abort, and the end.
extension Loop {
  /// Waits for the batch in flight.
  ///
  /// - Parameter limit: when to stop waiting; absent: when it is through, or draining must be over.
  /// - Returns: whether what came after that batch still counts.
  func settle(until limit: DispatchTime?) -> Bool {
    guard let inFlight else { return true }
    guard let outcome = wait(until: limit) else { return true }
    self.inFlight = nil
    switch outcome {
    case .committed:
      committed(inFlight.batch)
      for changes in inFlight.batch.changes { changes.stage.committed(changes.batch) }
      return true
    case .uncommitted(let reason):
      // Its records are out: it is done, but for its offsets and its state.
      log.info("published a batch whose offsets wait for the next generation: \(reason)")
      uncommitted.add(inFlight.batch.offsets, of: assignment)
      done(inFlight.batch)
      guard !inFlight.batch.changes.isEmpty else { return true }
    case .stateLost(let reason):
      committed(inFlight.batch)
      log.error("the local store could not be written, and is read again: \(reason)")
    case .aborted(let error):
      metrics.transaction(.aborted)
      log.warning("aborted a batch, which is read again: \(error)")
      metrics.abandoned(records: inFlight.batch.records)
    case .oversized(let origins):
      metrics.transaction(.aborted)
      metrics.abandoned(records: inFlight.batch.records)
      treat(origins, in: inFlight.batch)
    case .cancelled:
      metrics.transaction(.aborted)
      metrics.abandoned(records: inFlight.batch.records)
    case .clientFailed(let error):
      metrics.abandoned(records: inFlight.batch.records)
      failure = "producer: \(error)"
    }
    mustRewind = true
    return false
  }

  private func committed(_ batch: WorkedBatch) {
    assignment.commit(batch.offsets)
    if !batch.isSilent { metrics.transaction(.committed) }
    done(batch)
  }

  private func done(_ batch: WorkedBatch) {
    backoff.reset()
    assignment.advance(to: batch.next)
    if !treatments.isEmpty { treatments = treatments.filter { $0.key.offset >= batch.next[$0.key.source] ?? 0 } }
    if let journal, !journal.isClear {
      for (partition, offset) in batch.next where partition.topic == topology.pagesTopic {
        journal.forget(partition: partition.partition, below: offset)
      }
    }
    metrics.committed(batch.tally, records: batch.records, at: .now)
  }

  /// Of all records that a broker refused together, the largest is too large for certain.
  private func treat(_ origins: [Origin], in batch: WorkedBatch) {
    let refused = Set(origins)
    let outputs = batch.outputs.filter { $0.origin.map(refused.contains) ?? false }
    guard let origin = outputs.max(by: { $0.record.byteCount < $1.record.byteCount })?.origin else {
      // Nothing can be left out of them: whoever runs the broker has to raise its limit.
      return log.error("the broker refuses records of the stages index or verify as too large; they are sent again")
    }
    backoff.reset()
    treatments[origin] = (treatments[origin] ?? .extract).afterRefusal
    log.warning("the broker takes no records as large as those made of \(origin)")
  }

  private func wait(until limit: DispatchTime?) -> CommitOutcome? {
    let started = DispatchTime.now()
    while true {
      let slice = DispatchTime.now() + .milliseconds(100)
      if let outcome = lane.wait(until: min(limit ?? slice, slice)) { return outcome }
      if let limit, limit <= .now() { return nil }
      if let stop = stopDeadline(), stop <= .now() { return nil }
      // A commit that takes its time is no standstill; one that has passed every limit of its own is.
      if DispatchTime.now() < started + .seconds(3 * settings.transactionSeconds) { pulse() }
    }
  }

  /// Reads again from what is committed, with the state that was stored.
  ///
  /// The batch in flight comes first: its commit decides where to read from, and writes to the stores that are opened anew.
  func rewind() {
    _ = settle(until: nil)
    guard inFlight == nil else { return }
    mustRewind = false
    abandonBatch()
    guard failure == nil else { return }
    pause(seconds: backoff.next())
    var starts: [TopicPartition: StartOffset] = [:]
    do {
      for partition in assignment.partitions {
        guard var entry = assignment[partition] else { continue }
        if let state = entry.state {
          var (reopened, start) = begin(
            try self.reopened(state, of: partition), committed: max(entry.workFrom, entry.resume ?? 0))
          reopened.committed = entry.committed
          reopened.uncommitted = entry.uncommitted
          assignment[partition] = reopened
          starts[partition] = start
        } else if let resume = entry.resume {
          entry.worked = nil
          entry.end = nil
          assignment[partition] = entry
          starts[partition] = .at(resume)
        }
      }
      try consumer.seek(starts, milliseconds: 10_000)
    } catch {
      failure = "reading again: \(error)"
    }
  }

  /// Opens a partition's state anew: on its store, or on another where that one is of no more use.
  private func reopened(_ state: OpenPartition, of partition: TopicPartition) throws -> OpenPartition {
    guard state.store.isUsable else {
      state.store.close()
      return try topology.openPartition(partition)
    }
    try state.reopen()
    return state
  }

  /// Begins with a partition whose state is open.
  ///
  /// - Parameter committed: the group's committed offset; absent where there is none.
  /// - Returns: the partition's progress, and where to start reading.
  func begin(_ state: OpenPartition, committed: Int64?) -> (entry: Assignment.Entry, start: StartOffset) {
    guard let committed, let stored = state.storedNext else {
      // Without stored state everything that the topic still holds is read; what was committed only restores.
      return (Assignment.Entry(workFrom: committed ?? 0, state: state), .beginning)
    }
    let start = min(stored, committed)
    return (
      Assignment.Entry(resume: start, worked: start, workFrom: committed, restoreFrom: start, state: state), .at(start)
    )
  }

  /// Ends the loop: commits what can be committed, and gives the partitions back.
  func finish() -> LoopEnd {
    if failure == nil, stopDeadline() != nil { _ = settle(until: nil) }
    let timedOut = inFlight != nil && failure == nil
    consumer.close(rebalance: self)
    abandonBatch()
    lane.letGo()
    if timedOut { return .drainTimedOut }
    return failure.map { .failed($0) } ?? .drained
  }

  func abandonBatch() {
    abandon(batch.records)
    batch = Batch()
  }

  func abandon(_ records: [Record]) {
    guard !records.isEmpty else { return }
    var counts: [StageName: Int] = [:]
    for record in records { counts[topology.stage(of: record.source.topic), default: 0] += 1 }
    metrics.abandoned(records: counts)
  }

  private func pause(seconds: Double) {
    let end = DispatchTime.now() + seconds
    while DispatchTime.now() < end, stopDeadline() == nil {
      pulse()
      usleep(20_000)
    }
  }
}
