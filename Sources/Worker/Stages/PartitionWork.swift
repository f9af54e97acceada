import Dispatch
import Duplicates
import Envelope
import Kafka
import Synchronization

/// The work of a stage that keeps state: each partition on its own, in its order.
///
/// `@unchecked Sendable`: the table of tasks is behind a lock, and a task is worked on in one place at a time.
final class PartitionWork: StageWork, @unchecked Sendable {
  private let name: StageName
  private let topic: String
  private let topology: Topology
  private let pool: WorkPool
  private let writer: StateWriter
  private let metrics: Metrics
  /// Called with each piece that is done, and each partition that is open.
  private let pulse: @Sendable () -> Void
  private let tasks = Mutex<[Int32: PartitionTask]>([:])

  init(
    _ name: StageName, topic: String, _ topology: Topology, pool: WorkPool, writer: StateWriter, metrics: Metrics,
    pulse: @escaping @Sendable () -> Void
  ) {
    self.name = name
    self.topic = topic
    self.topology = topology
    self.pool = pool
    self.writer = writer
    self.metrics = metrics
    self.pulse = pulse
  }

  func locate(
    _ partitions: [Int32: LocatedOffsets], unless isGivenUp: () -> Bool
  ) throws -> [Int32: PartitionProgress] {
    let gone = tasks.withLock { tasks in
      // Stores of one stage may share what has failed: all of them are let go of before any is opened again.
      let gone = tasks.filter {
        partitions[$0.key] == nil || partitions[$0.key]?.isRenewed == true || !$0.value.isUsable
      }
      for partition in gone.keys { tasks[partition] = nil }
      return gone
    }
    for task in gone.values { task.close() }
    var located: [Int32: PartitionProgress] = [:]
    for (partition, offsets) in partitions {
      let task = try writer.waitingForRoom(unless: isGivenUp) {
        if offsets.isRenewed { try topology.discardPartition(TopicPartition(topic, partition)) }
        if let open = self.task(partition) {
          try open.settle()
          return open
        }
        return try topology.openPartition(TopicPartition(topic, partition))
      }
      tasks.withLock { $0[partition] = task }
      located[partition] = .stateful(offsets, stored: task.storedNext)
      pulse()
    }
    // Where that cannot be noted now, it is the next time.
    try? topology.keepPartitions(name, Set(partitions.keys))
    return located
  }

  func work(
    on batch: Batch, _ order: WorkOrder, unless isCancelled: @escaping @Sendable () -> Bool
  ) throws -> (worked: WorkedBatch, left: Batch) {
    let started = ContinuousClock.now
    let now = Timestamp.now.milliseconds
    let pieces = pieces(of: batch, order)
    let parts = Mutex([Result<Part, any Error>?](repeating: nil, count: pieces.count))
    DispatchQueue.concurrentPerform(iterations: pieces.count) { index in
      guard !isCancelled() else { return }
      let part = Result { try pool.run { try work(on: pieces[index], order, now: now) } }
      parts.withLock { $0[index] = part }
      pulse()
    }
    var worked = WorkedBatch()
    worked.next = batch.next
    worked.places = batch.records.map(WorkOrder.Place.init(of:))
    var durations: [Duration] = []
    for part in parts.withLock({ $0 }) {
      // A piece is missing only where nothing of it counts.
      guard let part = try part?.get() else { continue }
      worked.entries += part.entries
      worked.changes += part.changes
      worked.due.formUnion(part.due)
      if part.dropsDue { worked.dropsDue = true }
      worked.tally.add(part.tally)
      durations += part.durations
    }
    if !batch.isEmpty {
      metrics.time(Timed(name), durations)
      metrics.time(.batch, ContinuousClock.now - started)
      metrics.batch(records: batch.count, bytes: batch.byteCount)
    }
    return (worked, Batch())
  }

  func restore(_ batch: Batch) throws {
    let pieces = Array(Self.byPartition(batch))
    let failure = Mutex<(any Error)?>(nil)
    DispatchQueue.concurrentPerform(iterations: pieces.count) { index in
      let (partition, records) = pieces[index]
      guard let task = task(partition) else { return }
      do {
        try pool.run { try task.restore(records.map(Self.source)) { try writer.write($0, unless: { false }) } }
      } catch {
        failure.withLock { $0 = error }
      }
      pulse()
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  func finished(below offsets: [Int32: Int64]) {}

  var storeBytes: Int { tasks.withLock { $0.values.reduce(0) { $0 + $1.storeBytes } } }

  func close() {
    let all = tasks.withLock { tasks in
      defer { tasks = [:] }
      return tasks
    }
    for task in all.values { task.close() }
  }

  // MARK: Pieces

  /// What is done one after the other: records of a partition, and what time makes due there.
  private struct Piece {
    var partition: Int32
    var records: [Record] = []
    var isDue: Bool
  }

  /// What came of a piece.
  private struct Part: Sendable {
    var entries: [StageOutput] = []
    var changes: [PartitionTask.Changes] = []
    var due: Set<Int32> = []
    var dropsDue = false
    var tally = BatchTally()
    var durations: [Duration] = []
  }

  private func pieces(of batch: Batch, _ order: WorkOrder) -> [Piece] {
    var pieces: [Int32: Piece] = [:]
    for partition in order.due { pieces[partition] = Piece(partition: partition, isDue: true) }
    for (partition, records) in Self.byPartition(batch) {
      pieces[partition, default: Piece(partition: partition, isDue: false)].records = records
    }
    // The longest first.
    return pieces.values.sorted { ($0.records.count, $1.partition) > ($1.records.count, $0.partition) }
  }

  private func work(on piece: Piece, _ order: WorkOrder, now: Int64) throws -> Part {
    var part = Part()
    guard let task = task(piece.partition) else { return part }
    let start = ContinuousClock.now
    let before = task.counts
    if !piece.records.isEmpty {
      part.entries = try process(piece.records, task, order.treatments, now: now)
      // Records of a partition are worked on together: each counts with the mean.
      let count = piece.records.count
      part.durations = Array(repeating: (ContinuousClock.now - start) / count, count: count)
    }
    if piece.isDue {
      let due = try task.advance(now: now)
      if !due.isEmpty {
        if order.dropsDue {
          part.dropsDue = true
        } else {
          part.due = [piece.partition]
          part.entries += due
        }
      }
    }
    part.tally.duplicates = task.counts.since(before)
    for entry in part.entries { if let flag = entry.flag { part.tally.add(flag) } }
    if let changes = task.takeChanges(next: piece.records.last.map { $0.offset + 1 }) { part.changes = [changes] }
    return part
  }

  /// Works on records; of those that the broker refuses the outputs of, nothing comes but what they leave in the state.
  private func process(
    _ records: [Record], _ task: PartitionTask, _ treatments: [WorkOrder.Place: PageTreatment], now: Int64
  ) throws -> [StageOutput] {
    guard !treatments.isEmpty else { return try task.process(records.map(Self.source), now: now) }
    return try records.flatMap { record in
      let outputs = try task.process([Self.source(record)], now: now)
      return treatments[WorkOrder.Place(of: record)] == nil ? outputs : []
    }
  }

  private func task(_ partition: Int32) -> PartitionTask? { tasks.withLock { $0[partition] } }

  private static func byPartition(_ batch: Batch) -> [Int32: [Record]] {
    Dictionary(grouping: batch.records) { $0.source.partition }
  }

  private static func source(_ record: Record) -> SourceRecord {
    SourceRecord(
      offset: record.offset, timestamp: record.timestamp ?? Timestamp.now.milliseconds, value: record.value ?? [])
  }
}
