import Duplicates
import Envelope
import Kafka
import Synchronization

/// One batch being worked on by all lanes.
///
/// `@unchecked Sendable`: a task, and with it a partition's stage, is taken by one lane only (`next`), a lane's page stage
/// is used by that lane only, and what comes of the tasks is behind a lock.
final class WorkRun: @unchecked Sendable {
  /// What a lane takes on at a time; records by their index.
  enum Task {
    case page(Int)
    case partition(OpenPartition, restoreBelow: Int64, records: [Int])

    /// The records by their index.
    var records: [Int] {
      switch self {
      case .page(let index): [index]
      case .partition(_, _, let indices): indices
      }
    }

    /// The stage that works on it.
    var stage: StageName {
      switch self {
      case .page: .extract
      case .partition(let partition, _, _): partition.name
      }
    }
  }

  /// What came of a task.
  struct Result: Sendable {
    var outputs: [WorkedBatch.Output] = []
    /// What the stages of duplicate detection emitted.
    var emitted: [StageOutput] = []
    var tally = BatchTally()
    /// How long each record took.
    var durations: [Duration] = []
  }

  private struct Outcome {
    var results: [Result?]
    var failure: (any Error)?
  }

  private let records: [Record]
  private let tasks: [Task]
  private let lanes: [any PageStage]
  private let treatments: [Origin: PageTreatment]
  private let journal: CrashJournal?
  private let pulse: @Sendable () -> Void
  private let now: Timestamp
  private let bounds: WorkBounds
  private let next = Atomic(0)
  /// Bytes of the outputs so far.
  private let outputBytes = Atomic(0)
  private let outcome: Mutex<Outcome>

  init(
    records: [Record], tasks: [Task], lanes: [any PageStage], treatments: [Origin: PageTreatment],
    journal: CrashJournal?, pulse: @escaping @Sendable () -> Void, now: Timestamp, bounds: WorkBounds
  ) {
    self.records = records
    self.tasks = tasks
    self.lanes = lanes
    self.treatments = treatments
    self.journal = journal
    self.pulse = pulse
    self.now = now
    self.bounds = bounds
    outcome = Mutex(Outcome(results: [Result?](repeating: nil, count: tasks.count)))
  }

  /// Takes on tasks until none is left, or a bound is reached, beside other lanes.
  ///
  /// Tasks are taken one after the other, so that those left are the last ones. The first is taken in any case.
  func perform(lane: Int) {
    while next.load(ordering: .relaxed) < 1
      || ContinuousClock.now < bounds.deadline && outputBytes.load(ordering: .relaxed) < bounds.outputBytes
    {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < tasks.count else { return }
      let isDone = outcome.withLock { $0.results[index] != nil || $0.failure != nil }
      if !isDone { perform(index, lane: lane, alone: false) }
    }
  }

  /// Works on the pages that were in work when an earlier process ended, one by one and beside nothing else.
  func performSuspects() {
    guard let journal, !journal.isClear else { return }
    for (index, task) in tasks.enumerated() {
      guard case .page(let place) = task else { continue }
      let (partition, offset) = (records[place].source.partition, records[place].offset)
      if journal.verdict(partition: partition, offset: offset) != .clear { perform(index, lane: 0, alone: true) }
    }
  }

  /// The results in the order of the tasks, once every lane has come back: of all of them, or of the first ones.
  ///
  /// - Throws: what a stage with state has thrown.
  func takeResults() throws -> [(task: Task, result: Result)] {
    let outcome = outcome.withLock { $0 }
    if let failure = outcome.failure { throw failure }
    // A page that was worked on alone may lie behind one that was not worked on: it is worked on again.
    let done = outcome.results.prefix { $0 != nil }
    return zip(tasks, done).compactMap { task, result in result.map { (task, $0) } }
  }

  private func perform(_ index: Int, lane: Int, alone: Bool) {
    do {
      let result =
        switch tasks[index] {
        case .page(let place): page(records[place], lane: lane, alone: alone)
        case .partition(let partition, let restoreBelow, let places):
          try work(on: places.map { records[$0] }, of: partition, restoreBelow: restoreBelow)
        }
      let bytes =
        result.outputs.reduce(0) { $0 + $1.record.byteCount } + result.emitted.reduce(0) { $0 + $1.value.count }
      outputBytes.add(bytes, ordering: .relaxed)
      outcome.withLock { $0.results[index] = result }
      pulse()
    } catch {
      outcome.withLock { $0.failure = $0.failure ?? error }
    }
  }

  private func page(_ record: Record, lane: Int, alone: Bool) -> Result {
    let start = ContinuousClock.now
    let origin = Origin(of: record)
    let isCondemned =
      alone && journal?.verdict(partition: record.source.partition, offset: record.offset) == .condemned
    let treatment = treatments[origin] ?? (isCondemned ? .reject(.ofWorkerCrash) : .extract)
    let output: PageOutput
    if case .extract = treatment {
      journal?.begin(lane: lane, partition: record.source.partition, offset: record.offset, alone: alone)
      FaultPage.strike(record)
      output = lanes[lane].work(on: record, treatment)
      journal?.end(lane: lane)
    } else {
      output = lanes[lane].work(on: record, treatment)
    }
    return Result(
      outputs: output.records.map { WorkedBatch.Output(record: $0, origin: origin) }, emitted: output.entries,
      tally: output.tally, durations: [ContinuousClock.now - start])
  }

  private func work(
    on records: [Record], of partition: OpenPartition, restoreBelow: Int64
  ) throws -> Result {
    let start = ContinuousClock.now
    let sources = records.map { record in
      SourceRecord(
        offset: record.offset, timestamp: record.timestamp ?? now.milliseconds, value: record.value ?? [])
    }
    let (old, new) = (sources.prefix { $0.offset < restoreBelow }, sources.drop { $0.offset < restoreBelow })
    if !old.isEmpty { try partition.stage.fold(Array(old)) }
    guard !new.isEmpty else { return Result() }
    let before = partition.counts
    var result = Result(emitted: try partition.stage.process(Array(new), now: now.milliseconds))
    result.tally.duplicates = partition.counts.since(before)
    // Records of a partition are worked on together: each counts with the mean.
    result.durations = Array(repeating: (ContinuousClock.now - start) / new.count, count: new.count)
    return result
  }
}

extension Rejection {
  fileprivate static var ofWorkerCrash: Rejection {
    let detail = "worker processes ended, one after the other, while this page was worked on alone"
    return Rejection(.workerCrash, stage: .extract, detail: detail)
  }
}
