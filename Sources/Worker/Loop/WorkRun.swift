import Envelope
import Kafka
import Synchronization

/// One batch being worked on by all lanes.
///
/// `@unchecked Sendable`: a task, and with it a partition's stage, is taken by one lane only (`next`), a lane's page stage
/// is used by that lane only, and results are behind their lock.
final class WorkRun: @unchecked Sendable {
  /// What a lane takes on at a time; records by their index.
  enum Task {
    case page(Int)
    case partition(any PartitionStage, restoreBelow: Int64, records: [Int])
  }

  /// What became of one record, and how long it took.
  struct Result: Sendable {
    var output: StageOutput
    var duration: Duration
  }

  let tasks: [Task]
  private let records: [Record]
  private let lanes: [any PageStage]
  private let sizes: [Origin: PublishSize]
  private let now: Timestamp
  private let next = Atomic(0)
  private let results: Mutex<[Result?]>

  init(records: [Record], tasks: [Task], lanes: [any PageStage], sizes: [Origin: PublishSize], now: Timestamp) {
    self.records = records
    self.tasks = tasks
    self.lanes = lanes
    self.sizes = sizes
    self.now = now
    results = Mutex([Result?](repeating: nil, count: records.count))
  }

  /// Takes on tasks until none is left.
  func perform(lane: Int) {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < tasks.count else { return }
      switch tasks[index] {
      case .page(let index):
        let record = records[index]
        measure(index) { lanes[lane].work(on: record, size: sizes[Origin(of: record)] ?? .full) }
      case .partition(let stage, let restoreBelow, let indices):
        for index in indices {
          if records[index].offset < restoreBelow {
            stage.restore(records[index])
          } else {
            measure(index) { stage.work(on: records[index], at: now) }
          }
        }
      }
    }
  }

  /// The results, once every lane has come back.
  func takeResults() -> [Result?] {
    results.withLock { results in
      defer { results = [] }
      return results
    }
  }

  private func measure(_ index: Int, _ body: () -> StageOutput) {
    let start = ContinuousClock.now
    let output = body()
    let result = Result(output: output, duration: ContinuousClock.now - start)
    results.withLock { $0[index] = result }
  }
}
