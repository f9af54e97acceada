import Dispatch
import Envelope
import Foundation
import Kafka
import Logging

/// Reads, works, publishes and commits, batch after batch, with one pair of clients, until it is told to stop or a client
/// fails.
///
/// Everything here happens in the polling thread, rebalances included, but for the commits: batch k+1 is worked on while
/// ``CommitLane`` commits batch k. Nothing is polled ahead of that.
final class Loop {
  let consumer: Consumer
  let topology: Topology
  let settings: LoopSettings
  let metrics: Metrics
  let log: Logger
  /// Which pages are in work, for a process that comes after this one.
  let journal: CrashJournal?
  let lane: CommitLane
  /// When draining must be over; absent while the worker is not told to stop.
  let stopDeadline: @Sendable () -> DispatchTime?
  /// Called whenever the loop has advanced.
  let pulse: @Sendable () -> Void
  private let pool: WorkPool

  var assignment = Assignment()
  /// The member of the group that the assignment belongs to. Asked for later, it could be another one's already.
  var metadata: GroupMetadata?
  /// What was polled and not yet worked on.
  var batch = Batch()
  /// What is being committed, and the way to call it off.
  var inFlight: (batch: WorkedBatch, cancellation: Cancellation)?
  /// What to do with pages whose records were too large for the broker.
  var treatments: [Origin: PageTreatment] = [:]
  /// What was published without its offsets.
  var uncommitted = UncommittedOffsets()
  /// Whether to read again from what is committed.
  var mustRewind = false
  /// What ends the loop at the next opportunity.
  var failure: String?
  var backoff = Backoff(first: 0.1, most: 2)
  private var lagMeasured = DispatchTime.now()

  init(
    consumer: Consumer, committer: any Committer, topology: Topology, settings: LoopSettings,
    journal: CrashJournal?, metrics: Metrics, log: Logger, stopDeadline: @escaping @Sendable () -> DispatchTime?,
    pulse: @escaping @Sendable () -> Void
  ) {
    self.consumer = consumer
    self.topology = topology
    self.settings = settings
    self.journal = journal
    self.metrics = metrics
    self.log = log
    self.stopDeadline = stopDeadline
    self.pulse = pulse
    lane = CommitLane(
      committer, metrics: metrics, log: log, isStopping: { stopDeadline() != nil }, pulse: pulse)
    pool = WorkPool(width: settings.width, topology: topology, journal: journal, pulse: pulse)
  }

  /// Runs until told to stop, or until a client fails; then gives the partitions back.
  func run() -> LoopEnd {
    while failure == nil, stopDeadline() == nil {
      pulse()
      if mustRewind { rewind() }
      collect()
      step()
      measureLag()
    }
    return finish()
  }

  /// Polls until the batch is full or its time is up, or, while it is empty, for a moment; once in any case, since partitions
  /// come and go in polling alone.
  private func collect() {
    var deadline: DispatchTime?
    if !batch.isEmpty {
      if let event = poll(milliseconds: 0) { take(event) }
      deadline = .now()
    }
    while failure == nil, !mustRewind, stopDeadline() == nil, !isFull {
      var wait: Int32 = 100
      if let deadline {
        let now = DispatchTime.now()
        guard now < deadline else { return }
        wait = Int32((deadline.uptimeNanoseconds - now.uptimeNanoseconds) / 1_000_000) + 1
      }
      let event = poll(milliseconds: wait)
      if let event { take(event) }
      if batch.isEmpty {
        guard event != nil else { return }
        deadline = nil
      } else if deadline == nil {
        deadline = .now() + .milliseconds(settings.batchMilliseconds)
      }
    }
  }

  private var isFull: Bool { batch.records.count >= settings.batchRecords || batch.byteCount >= settings.batchBytes }

  private func poll(milliseconds: Int32) -> ConsumerEvent? {
    do throws(KafkaError) {
      return try consumer.poll(milliseconds: milliseconds, rebalance: self)
    } catch {
      if error.remedy == .newClient || consumer.fatalError != nil {
        failure = "consumer: \(consumer.fatalError ?? error)"
      } else {
        // librdkafka goes on by itself; what it reports again and again must not keep this thread busy.
        log.warning("consumer: \(error)")
        usleep(50_000)
      }
      return nil
    }
  }

  private func take(_ event: ConsumerEvent) {
    switch event {
    case .end(let partition, let offset):
      assignment[partition]?.end = offset
    case .record(let record):
      guard assignment[record.source] != nil else { return }
      assignment.start(at: record)
      metrics.took(topology.stage(of: record.source.topic), records: 1, bytes: record.value?.count ?? 0)
      batch.append(record)
    }
  }

  /// Works on what was collected while the batch before is being committed, then sends it after that one.
  private func step() {
    guard failure == nil, !mustRewind else { return }
    var worked: WorkedBatch
    do {
      worked = try work()
    } catch {
      log.error("a local store failed, and is opened again: \(error)")
      mustRewind = true
      return
    }
    Sabotage.spoil(&worked)
    guard !worked.isEmpty else { return _ = settle(until: .now()) }
    guard settle(until: nil), inFlight == nil, failure == nil else {
      // It came after a batch that does not count, so it does not either; or draining took too long.
      metrics.abandoned(records: worked.records)
      return
    }
    let cancellation = Cancellation()
    inFlight = (worked, cancellation)
    lane.submit(worked, unless: cancellation)
  }

  /// Works on the collected batch, and on what has become due by the clock.
  ///
  /// - Throws: what a stage with state has thrown; the batch is still there then.
  private func work() throws -> WorkedBatch {
    let now = Timestamp.now
    var worked = WorkedBatch()
    var (done, left) = (Batch(), Batch())
    if !batch.isEmpty {
      let started = ContinuousClock.now
      var durations: [StageName: [Duration]] = [:]
      var indices: Set<Int> = []
      for (task, result) in try pool.work(
        on: batch.records, assignment: assignment, treatments: treatments, at: now,
        bounds: WorkBounds(deadline: started + .seconds(settings.workSeconds), outputBytes: settings.batchBytes))
      {
        worked.add(result.outputs, result.tally)
        worked.emitted += result.emitted
        indices.formUnion(task.records)
        durations[task.stage, default: []] += result.durations
      }
      for (stage, durations) in durations { metrics.time(Timed(stage), durations) }
      metrics.time(.batch, ContinuousClock.now - started)
      (done, left) = batch.parted(indices)
      for record in done.records { worked.records[topology.stage(of: record.source.topic), default: 0] += 1 }
      metrics.batch(records: done.records.count, bytes: done.byteCount)
    }
    addOffsets(of: done, before: left, to: &worked)
    try addDue(to: &worked, at: now)
    addChanges(to: &worked)
    worked.assemble(topology.records)
    batch = left
    return worked
  }

  private func addDue(to worked: inout WorkedBatch, at now: Timestamp) throws {
    for partition in assignment.partitions {
      guard let entry = assignment[partition], let state = entry.state, entry.isRestored else { continue }
      let before = state.counts
      let due = try state.stage.advance(now: now.milliseconds)
      var tally = BatchTally()
      tally.duplicates = state.counts.since(before)
      worked.emitted += due
      worked.add([], tally)
    }
  }

  private func addChanges(to worked: inout WorkedBatch) {
    for partition in assignment.partitions {
      guard let state = assignment[partition]?.state else { continue }
      let batch = state.stage.takeBatch()
      guard !batch.isEmpty else { continue }
      worked.changes.append(WorkedBatch.Changes(store: state.store, stage: state.stage, batch: batch))
    }
  }

  private func addOffsets(of done: Batch, before left: Batch, to worked: inout WorkedBatch) {
    worked.metadata = metadata
    for (partition, offset) in done.next {
      guard let entry = assignment[partition] else { continue }
      // Only markers of transactions lie between the last record and the end: pass them, and the group shows no lag.
      let next = left.next[partition] == nil ? max(offset, entry.end ?? offset) : offset
      worked.next[partition] = next
      assignment[partition]?.worked = next
      if next > entry.workFrom { worked.offsets[partition] = next }
    }
    for partition in assignment.partitions where worked.next[partition] == nil {
      guard inFlight == nil, let entry = assignment[partition], let offset = entry.uncommitted else { continue }
      worked.offsets[partition] = offset
    }
  }

  private func measureLag() {
    guard DispatchTime.now() > lagMeasured + .seconds(1) else { return }
    lagMeasured = .now()
    var lags: [String: Int] = [:]
    for partition in assignment.partitions {
      guard let entry = assignment[partition], let range = consumer.cachedWatermarks(partition) else { continue }
      let done = max(entry.resume ?? range.lowerBound, entry.end.flatMap { isDone(entry, upTo: $0) ? $0 : nil } ?? 0)
      lags[partition.topic, default: 0] += Int(max(0, range.upperBound - done))
    }
    for (topic, lag) in lags { metrics.setLag(topic, records: lag) }
    metrics.setStores(
      bytes: assignment.partitions.reduce(0) { $0 + (assignment[$1]?.state?.store.size ?? 0) },
      restoring: assignment.restoring)
  }

  /// Whether every record below a partition's end is committed.
  private func isDone(_ entry: Assignment.Entry, upTo end: Int64) -> Bool {
    inFlight == nil && batch.isEmpty && (entry.worked ?? entry.resume ?? end) <= end
  }
}
