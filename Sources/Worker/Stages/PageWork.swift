import Dispatch
import Envelope
import Kafka

/// The work of the stage extract: each page on its own.
///
/// `@unchecked Sendable`: a lane's page stage is used by that lane alone, and batches come one after the other.
final class PageWork: StageWork, @unchecked Sendable {
  private let pool: WorkPool
  private let lanes: [any PageStage]
  private let journal: CrashJournal?
  private let metrics: Metrics
  private let bounds: WorkBounds
  /// Where a partition is begun that the group has not begun.
  private let fallback: StartOffset
  private let pulse: @Sendable () -> Void

  init(
    _ topology: Topology, pool: WorkPool, bounds: WorkBounds, fallback: StartOffset, journal: CrashJournal?,
    metrics: Metrics, pulse: @escaping @Sendable () -> Void
  ) {
    self.pool = pool
    self.bounds = bounds
    self.fallback = fallback
    self.journal = journal
    self.metrics = metrics
    self.pulse = pulse
    lanes = (0..<pool.lanes).map { _ in topology.makePageStage() }
  }

  func locate(_ partitions: [Int32: LocatedOffsets], unless isGivenUp: () -> Bool) -> [Int32: PartitionProgress] {
    partitions.mapValues { .stateless($0, fallback: fallback) }
  }

  func work(
    on batch: Batch, _ order: WorkOrder, unless isCancelled: @escaping @Sendable () -> Bool
  ) -> (worked: WorkedBatch, left: Batch) {
    guard !batch.isEmpty else { return (WorkedBatch(), Batch()) }
    let started = ContinuousClock.now
    let run = PageRun(
      batch.records, lanes: lanes, pool: pool, treatments: order.treatments, journal: journal, bounds: bounds,
      pulse: pulse, isCancelled: isCancelled)
    run.performSuspects()
    DispatchQueue.concurrentPerform(iterations: min(lanes.count, batch.count)) { run.perform(lane: $0) }
    let results = run.takeResults()
    let (done, left) = batch.split(at: results.count)
    var worked = WorkedBatch()
    worked.next = done.next
    worked.places = done.records.map(WorkOrder.Place.init(of:))
    for result in results {
      worked.outputs += result.output.records
      worked.entries += result.output.entries
      worked.tally.add(result.output.tally)
    }
    metrics.time(.extract, results.map(\.duration))
    metrics.time(.batch, ContinuousClock.now - started)
    metrics.batch(records: done.count, bytes: done.byteCount)
    return (worked, left)
  }

  func restore(_ batch: Batch) {}

  func finished(below offsets: [Int32: Int64]) {
    guard let journal, !journal.isClear else { return }
    for (partition, offset) in offsets { journal.forget(partition: partition, below: offset) }
  }

  var storeBytes: Int { 0 }

  func close() {}
}
