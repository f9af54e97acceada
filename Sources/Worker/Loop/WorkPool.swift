import Dispatch
import Envelope
import Kafka

/// Works on a batch in a fixed number of lanes: pages each on its own, records of a partition with state one after
/// another.
final class WorkPool {
  private let topology: Topology
  private let lanes: [any PageStage]
  private let journal: CrashJournal?
  private let pulse: @Sendable () -> Void

  init(width: Int, topology: Topology, journal: CrashJournal?, pulse: @escaping @Sendable () -> Void) {
    self.pulse = pulse
    self.topology = topology
    self.journal = journal
    lanes = (0..<max(1, width)).map { _ in topology.makePageStage() }
  }

  /// Works on the records until all are done, or a bound is reached: of the pages the last ones are left then.
  ///
  /// - Parameters:
  ///   - records: the batch's records.
  ///   - assignment: the state of their partitions.
  ///   - treatments: what to do with a page, where not to extract its article.
  ///   - bounds: when no more pages are begun.
  /// - Returns: what came of partitions with state, and then of the pages in the order of the records.
  /// - Throws: what a stage with state has thrown.
  func work(
    on records: [Record], assignment: Assignment, treatments: [Origin: PageTreatment], at now: Timestamp,
    bounds: WorkBounds
  ) throws -> [(task: WorkRun.Task, result: WorkRun.Result)] {
    let tasks = tasks(for: records, assignment)
    let run = WorkRun(
      records: records, tasks: tasks, lanes: lanes, treatments: treatments, journal: journal, pulse: pulse,
      now: now, bounds: bounds)
    run.performSuspects()
    DispatchQueue.concurrentPerform(iterations: min(lanes.count, tasks.count)) { run.perform(lane: $0) }
    return try run.takeResults()
  }

  /// Partitions first: each is one piece, and the longest.
  private func tasks(for records: [Record], _ assignment: Assignment) -> [WorkRun.Task] {
    var pages: [WorkRun.Task] = []
    var partitions: [TopicPartition: [Int]] = [:]
    for (index, record) in records.enumerated() {
      if assignment[record.source]?.state == nil {
        pages.append(.page(index))
      } else {
        partitions[record.source, default: []].append(index)
      }
    }
    let ordered = partitions.sorted { ($0.value.count, $1.key) > ($1.value.count, $0.key) }
    return ordered.compactMap { partition, indices in
      guard let entry = assignment[partition], let state = entry.state else { return nil }
      return .partition(state, restoreBelow: entry.workFrom, records: indices)
    } + pages
  }
}
