import Duplicates

/// One worker of a run: the stages of its partitions, and its batches on their way.
final class SimulatedWorker {
  typealias Partition = SimulatedBroker.Partition

  struct Batch {
    /// The offset after the last record of each partition in the batch.
    var positions: [Partition: Int64]
    var outputs: [StageOutput]
    /// How many of the outputs are written.
    var written = 0
    var isCommitted = false
    var states: [(partition: Partition, batch: StateBatch)]
  }

  /// The state that a partition has on this worker.
  struct Owned {
    var stage: any PartitionStage
    var store: MemoryStore
    /// The next offset to work on.
    var position: Int64
  }

  /// Partitions with a stage.
  var stages: [Partition: Owned] = [:]
  /// Partitions of pages, with the next offset.
  var pages: [Partition: Int64] = [:]
  /// The first is being committed, the second was worked on meanwhile.
  var pipeline: [Batch] = []

  /// Works on a batch: records of some of the partitions, and what time made due.
  func work(
    _ broker: SimulatedBroker, extract: (SourceRecord) -> [StageOutput], configuration: DuplicatesConfiguration,
    random: inout SeededGenerator
  ) throws {
    var batch = Batch(positions: [:], outputs: [], states: [])
    for (partition, position) in pages.sorted(by: { $0.key.number < $1.key.number }) where Bool.random(using: &random) {
      let count = Int64.random(in: 1...20, using: &random)
      let records = broker.records(of: partition, from: position, upTo: position + count)
      guard let last = records.last else { continue }
      batch.outputs += records.flatMap(extract)
      pages[partition] = last.offset + 1
      batch.positions[partition] = last.offset + 1
    }
    for partition in stages.keys.sorted(by: Self.precedes) where Int.random(in: 0..<4, using: &random) > 0 {
      guard let owned = stages[partition] else { continue }
      let count = Int64.random(in: 1...60, using: &random)
      let records = broker.records(of: partition, from: owned.position, upTo: owned.position + count)
      if let last = records.last {
        batch.outputs += try owned.stage.process(Array(records), now: broker.clock)
        stages[partition]?.position = last.offset + 1
        batch.positions[partition] = last.offset + 1
      }
      batch.outputs += try owned.stage.advance(now: broker.clock)
    }
    for partition in stages.keys.sorted(by: Self.precedes) {
      if let state = stages[partition]?.stage.takeBatch() { batch.states.append((partition, state)) }
    }
    batch.outputs = Self.blocks(of: batch.outputs, configuration, &random)
    let isEmpty = batch.positions.isEmpty && batch.outputs.isEmpty && batch.states.allSatisfy(\.batch.isEmpty)
    if !isEmpty { pipeline.append(batch) }
  }

  /// Blocks as the worker makes them, or cut anywhere, by a bound and between batches.
  private static func blocks(
    of outputs: [StageOutput], _ configuration: DuplicatesConfiguration, _ random: inout SeededGenerator
  ) -> [StageOutput] {
    let bound = Bool.random(using: &random) ? Block.bound : Int.random(in: 1...8_192, using: &random)
    let assembler = BlockAssembler(configuration, bound: bound)
    guard Bool.random(using: &random) else { return assembler.records(of: outputs) }
    var records: [StageOutput] = []
    var rest = outputs[...]
    while !rest.isEmpty {
      let part = rest.prefix(Int.random(in: 1...200, using: &random))
      records += assembler.records(of: Array(part))
      rest = rest.dropFirst(part.count)
    }
    return records
  }

  /// Gives the first batch's state to the stores, and drops the batch.
  func store() {
    let batch = pipeline.removeFirst()
    for (partition, state) in batch.states {
      guard let owned = stages[partition] else { continue }
      owned.store.commit(state)
      owned.stage.committed(state)
    }
  }

  static func precedes(_ a: Partition, _ b: Partition) -> Bool {
    (a.topic == .keys ? 0 : 1, a.number) < (b.topic == .keys ? 0 : 1, b.number)
  }
}
