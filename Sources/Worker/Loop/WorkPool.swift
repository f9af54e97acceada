import Dispatch
import Envelope
import Kafka

/// Works on a batch in a fixed number of lanes: pages each on its own, records of a partition with state one after
/// another.
final class WorkPool {
  private let lanes: [any PageStage]

  init(width: Int, topology: Topology) {
    lanes = (0..<max(1, width)).map { _ in topology.makePageStage() }
  }

  /// Works on every record.
  ///
  /// - Parameters:
  ///   - records: the batch's records.
  ///   - assignment: the state of their partitions.
  ///   - sizes: how much of a page may be published, where less than all.
  /// - Returns: what became of each record, in the order of the records; nil for one that was only restored.
  func work(
    on records: [Record], assignment: Assignment, sizes: [Origin: PublishSize], at now: Timestamp
  ) -> [WorkRun.Result?] {
    let run = WorkRun(records: records, tasks: tasks(for: records, assignment), lanes: lanes, sizes: sizes, now: now)
    DispatchQueue.concurrentPerform(iterations: min(lanes.count, run.tasks.count)) { run.perform(lane: $0) }
    return run.takeResults()
  }

  /// Partitions first: each is one piece, and the longest.
  private func tasks(for records: [Record], _ assignment: Assignment) -> [WorkRun.Task] {
    var pages: [WorkRun.Task] = []
    var partitions: [TopicPartition: [Int]] = [:]
    for (index, record) in records.enumerated() {
      if assignment[record.source]?.stage == nil {
        pages.append(.page(index))
      } else {
        partitions[record.source, default: []].append(index)
      }
    }
    let ordered = partitions.sorted { ($0.value.count, $1.key) > ($1.value.count, $0.key) }
    return ordered.compactMap { partition, indices in
      guard let entry = assignment[partition], let stage = entry.stage else { return nil }
      return .partition(stage, restoreBelow: entry.workFrom, records: indices)
    } + pages
  }
}
