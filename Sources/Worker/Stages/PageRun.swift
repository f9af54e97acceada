import Envelope
import Kafka
import Synchronization

/// The pages of one batch being worked on in all lanes.
///
/// `@unchecked Sendable`: a page is taken by one lane only (`next`), a lane's page stage is used by that lane only, and what
/// comes of the pages is behind a lock.
final class PageRun: @unchecked Sendable {
  /// What came of a page, and how long it took.
  struct Result: Sendable {
    var output: PageOutput
    var duration: Duration
  }

  private let records: [Record]
  private let lanes: [any PageStage]
  private let pool: WorkPool
  private let treatments: [WorkOrder.Place: PageTreatment]
  private let journal: CrashJournal?
  private let bounds: WorkBounds
  private let pulse: @Sendable () -> Void
  private let isCancelled: @Sendable () -> Bool
  private let end: ContinuousClock.Instant
  private let next = Atomic(0)
  /// Bytes of the outputs so far.
  private let outputBytes = Atomic(0)
  private let results: Mutex<[Result?]>

  init(
    _ records: [Record], lanes: [any PageStage], pool: WorkPool, treatments: [WorkOrder.Place: PageTreatment],
    journal: CrashJournal?, bounds: WorkBounds, pulse: @escaping @Sendable () -> Void,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.records = records
    self.lanes = lanes
    self.pool = pool
    self.treatments = treatments
    self.journal = journal
    self.bounds = bounds
    self.pulse = pulse
    self.isCancelled = isCancelled
    end = .now + .seconds(bounds.seconds)
    results = Mutex([Result?](repeating: nil, count: records.count))
  }

  /// Takes on pages until none is left, or a bound is reached, beside other lanes.
  ///
  /// Pages are taken one after the other, so that those left are the last ones. The first is taken in any case.
  func perform(lane: Int) {
    while next.load(ordering: .relaxed) < 1
      || ContinuousClock.now < end && outputBytes.load(ordering: .relaxed) < bounds.outputBytes && !isCancelled()
    {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < records.count else { return }
      let isDone = results.withLock { $0[index] != nil }
      if !isDone { pool.run { perform(index, lane: lane, alone: false) } }
    }
  }

  /// Works on the pages that were in work when an earlier process ended, one by one and beside no others.
  func performSuspects() {
    guard let journal, !journal.isClear else { return }
    for (index, record) in records.enumerated()
    where journal.verdict(partition: record.source.partition, offset: record.offset) != .clear {
      perform(index, lane: 0, alone: true)
    }
  }

  /// The results in the order of the pages, once every lane has come back: of all of them, or of the first ones.
  ///
  /// A page that was worked on alone may lie behind one that was not worked on: it is worked on again.
  func takeResults() -> [Result] {
    results.withLock { $0.prefix { $0 != nil }.compactMap { $0 } }
  }

  private func perform(_ index: Int, lane: Int, alone: Bool) {
    let start = ContinuousClock.now
    let record = records[index]
    let isCondemned =
      alone && journal?.verdict(partition: record.source.partition, offset: record.offset) == .condemned
    let treatment =
      treatments.isEmpty && !isCondemned
      ? .extract : treatments[WorkOrder.Place(of: record)] ?? (isCondemned ? .reject(.ofWorkerCrash) : .extract)
    let output: PageOutput
    if case .extract = treatment {
      journal?.begin(lane: lane, partition: record.source.partition, offset: record.offset, alone: alone)
      FaultPage.strike(record)
      output = lanes[lane].work(on: record, treatment)
      journal?.end(lane: lane)
    } else {
      output = lanes[lane].work(on: record, treatment)
    }
    let bytes = output.records.reduce(0) { $0 + $1.byteCount } + output.entries.reduce(0) { $0 + $1.value.count }
    outputBytes.add(bytes, ordering: .relaxed)
    let result = Result(output: output, duration: ContinuousClock.now - start)
    results.withLock { $0[index] = result }
    pulse()
  }
}

extension Rejection {
  fileprivate static var ofWorkerCrash: Rejection {
    let detail = "worker processes ended, one after the other, while this page was worked on alone"
    return Rejection(.workerCrash, stage: .extract, detail: detail)
  }
}

extension WorkOrder.Place {
  /// Where a record was read.
  init(of record: Record) {
    self.init(partition: record.source.partition, offset: record.offset)
  }
}
