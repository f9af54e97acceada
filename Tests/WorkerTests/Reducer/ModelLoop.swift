import Duplicates
import Kafka
import Simulation

@testable import Worker

/// A reducer between a model broker and chance: carries its commands out, lets their ends come in any order, and checks
/// what must hold after each step.
struct ModelLoop {
  private struct Commit {
    var batch: WorkedBatch
    var generation: Int
    var isForbidden = false
    var isCalledOff = false
    /// Whether the group has taken the offsets: then nothing but the broker decides.
    var isAccepted = false
  }

  private(set) var broker: ModelBroker
  private var reducer: LoopReducer
  private var random: SeededGenerator
  private var now: Int64 = 0
  private let isTransactional: Bool
  private let hasState: Bool
  /// Where the consumer reads on.
  private var positions: [Int32: Int64] = [:]
  /// Pending reports.
  private var locating: [(number: Int, locations: [Int32: Location])] = []
  private var working: (number: Int, batch: Batch, order: WorkOrder)?
  private var restoring: (number: Int, batch: Batch)?
  private var commit: Commit?
  /// The offset after what each partition's store reflects, and after what its stage was given since it was opened.
  private var stored: [Int32: Int64] = [:]
  private var given: [Int32: Int64] = [:]
  private var assigned: Set<Int32>?
  private var counts = (taken: 0, finished: 0, abandoned: 0)

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    broker = ModelBroker(partitions: Int.random(in: 1...3, using: &random), length: 10, random: &random)
    isTransactional = Int.random(in: 0..<4, using: &random) > 0
    hasState = Bool.random(using: &random)
    reducer = LoopReducer(bounds: Self.bounds(hasState, &random))
    self.random = random
  }

  private static func bounds(_ hasState: Bool, _ random: inout SeededGenerator) -> BatchBounds {
    BatchBounds(
      entries: Int.random(in: 1...5, using: &random), bytes: 1_000, milliseconds: 10,
      dueMilliseconds: hasState ? 30 : nil)
  }

  // MARK: Steps

  /// Plays so many steps of chance, and then none that hurts until everything is out.
  ///
  /// - Returns: what went wrong.
  mutating func play(steps: Int) -> [String] {
    for _ in 0..<steps where broker.faults.isEmpty { step(isKind: false) }
    for round in 0..<200 where broker.faults.isEmpty {
      if round % 2 == 0, isAtRest { break }
      for _ in 0..<10 { step(isKind: true) }
    }
    if broker.faults.isEmpty, !isAtRest { broker.fault("no progress in \(reducer.phase)") }
    return broker.faults
  }

  private var isAtRest: Bool { broker.isDone && commit == nil }

  private mutating func step(isKind: Bool) {
    now += Int64.random(in: 0...20, using: &random)
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<40: poll()
    case 40..<52: finishWork(isKind: isKind)
    case 52..<60: finishRestore(isKind: isKind)
    case 60..<74: settle(isKind: isKind)
    case 74..<82: locate()
    case 82..<86: feed(.tick)
    case 86..<92: rebalance(isKind: isKind)
    case 92..<94: workElsewhere()
    case 94..<96: if !isKind, let partition = somePartition() { feed(.displaced(partition)) }
    case 96: if !isKind { now += 3_000 }
    case 97: if !isKind { restart(.failed(.client("by chance"))) }
    default: if !isKind { restart(.stop(deadline: now + Int64.random(in: 0...60, using: &random))) }
    }
    check()
  }

  private mutating func poll() {
    guard reducer.wantsRecords, !positions.isEmpty, let partition = somePartition(),
      let position = positions[partition]
    else { return }
    guard let offset = broker.next(partition, from: position) else {
      positions[partition] = broker.end(partition)
      return feed(.end(partition, offset: broker.end(partition)))
    }
    positions[partition] = offset + 1
    let before = reducer.taken.records
    feed(.polled(Record(source: TopicPartition("t", partition), offset: offset), entries: 1))
    counts.taken += reducer.taken.records - before
  }

  private mutating func somePartition() -> Int32? {
    Int32(Int.random(in: 0..<broker.logs.count, using: &random))
  }

  private mutating func finishWork(isKind: Bool) {
    guard let (number, batch, order) = working else { return }
    working = nil
    if !isKind, Int.random(in: 0..<12, using: &random) == 0 { return feed(.stateFailed(number, "by chance")) }
    // A stage without state may leave the last ones.
    let count =
      hasState || batch.isEmpty || Bool.random(using: &random)
      ? batch.count : Int.random(in: 1...batch.count, using: &random)
    let (done, left) = batch.split(at: count)
    var worked = WorkedBatch()
    worked.places = done.records.map { WorkOrder.Place(partition: $0.source.partition, offset: $0.offset) }
    worked.next = done.next
    // What is left is given again. Without records time has no effects.
    for record in left.records.reversed() { given[record.source.partition] = record.offset }
    for partition in order.due where given[partition] ?? 0 > 0 && Int.random(in: 0..<5, using: &random) == 0 {
      worked.due.insert(partition)
    }
    if !worked.due.isEmpty { worked.outputs = [OutputRecord(topic: "flags")] }
    feed(.worked(number, worked, left: left))
  }

  private mutating func finishRestore(isKind: Bool) {
    guard let (number, batch) = restoring else { return }
    restoring = nil
    if !isKind, Int.random(in: 0..<12, using: &random) == 0 { return feed(.stateFailed(number, "by chance")) }
    for (partition, next) in batch.next { stored[partition] = max(stored[partition] ?? 0, next) }
    feed(.restored(number))
  }

  private mutating func settle(isKind: Bool) {
    guard var current = commit else { return }
    let isOurs = current.generation == broker.generation
    if !current.isAccepted, isOurs, Bool.random(using: &random) {
      current.isAccepted = !current.isForbidden && !current.isCalledOff
      commit = current
      return
    }
    commit = nil
    let chance = isKind ? 99 : Int.random(in: 0..<30, using: &random)
    if current.isCalledOff, !current.isAccepted { return feed(.settled(.cancelled)) }
    if !isTransactional, current.isForbidden || !isOurs, !current.isAccepted {
      broker.commit(current.batch.places, offsets: nil, mayRepeat: true)
      return feed(.settled(.uncommitted("by chance")))
    }
    if !current.isAccepted, current.isForbidden || !isOurs { return feed(.settled(.aborted(Self.error))) }
    switch chance {
    case 0: feed(.settled(.aborted(Self.error)))
    case 1: feed(.settled(.refused(Self.error)))
    default:
      // What the group took before it changed hands counts, whoever has the partitions by now.
      let (owned, keys) = (broker.owned, Set(current.batch.offsets.keys))
      if current.isAccepted { broker.owned.formUnion(keys) }
      broker.commit(current.batch.places, offsets: current.batch.offsets, mayRepeat: !isTransactional)
      broker.owned = owned
      if chance == 2 { return feed(.settled(.stateLost("by chance"))) }
      if hasState {
        for (partition, next) in current.batch.next { stored[partition] = max(stored[partition] ?? 0, next) }
      }
      feed(.settled(.committed))
    }
  }

  private static let error = KafkaError.forTests

  private mutating func locate() {
    guard !locating.isEmpty else { return }
    let (number, locations) = locating.removeFirst()
    // What was restored when it was found not to count is over by then.
    restoring = nil
    var found: [Int32: PartitionProgress] = [:]
    for (partition, location) in locations {
      let offsets = location.offsets(committed: broker.committed[partition])
      found[partition] =
        hasState ? .stateful(offsets, stored: stored[partition]) : .stateless(offsets, fallback: .beginning)
    }
    feed(.located(number, found))
  }

  private mutating func rebalance(isKind: Bool) {
    if assigned != nil {
      guard !isKind || assigned?.count != broker.logs.count else { return }
      let isLost = Int.random(in: 0..<4, using: &random) == 0
      positions = [:]
      if isLost { leaveGroup() }
      feed(.revoked(lost: isLost))
      while !reducer.hasLetGo {
        now += 100
        Bool.random(using: &random) ? settle(isKind: isKind) : feed(.tick)
      }
      leaveGroup()
    } else {
      let all = broker.logs.indices.map { Int32($0) }
      let mine = isKind ? all : all.filter { _ in Bool.random(using: &random) }
      assigned = Set(mine)
      broker.owned = Set(mine)
      broker.generation += 1
      feed(.assigned(mine))
    }
  }

  private mutating func leaveGroup() {
    guard assigned != nil else { return }
    assigned = nil
    broker.owned = []
    broker.generation += 1
  }

  private mutating func workElsewhere() {
    guard commit?.isAccepted != true else { return }
    let others = broker.logs.indices.map { Int32($0) }.filter { !broker.owned.contains($0) }
    guard assigned == nil, let partition = others.randomElement(using: &random) else { return }
    broker.workElsewhere(partition, records: Int.random(in: 1...3, using: &random))
  }

  /// Ends the loop by an event, and begins another with new clients.
  private mutating func restart(_ event: LoopEvent) {
    feed(event)
    for _ in 0..<1_000 where reducer.end == nil {
      now += 10
      switch Int.random(in: 0..<4, using: &random) {
      case 0: finishWork(isKind: false)
      case 1: settle(isKind: false)
      case 2: finishRestore(isKind: false)
      default: feed(.tick)
      }
    }
    if reducer.end == nil { broker.fault("the loop did not end in \(reducer.phase)") }
    while commit != nil { settle(isKind: false) }
    check()
    leaveGroup()
    locating = []
    working = nil
    restoring = nil
    positions = [:]
    given = [:]
    reducer = LoopReducer(bounds: Self.bounds(hasState, &random))
  }

  // MARK: Commands

  private mutating func feed(_ event: LoopEvent) {
    for command in reducer.reduce(event, at: now) { carryOut(command) }
  }

  private mutating func carryOut(_ command: LoopCommand) {
    switch command {
    case .locate(let number, let locations):
      if commit != nil { broker.fault("partitions are located while a commit may still be stored") }
      locating.append((number, locations))
    case .read(let starts):
      if Set(starts.keys) != assigned { broker.fault("reads others than its own partitions") }
      positions = starts.mapValues { if case .at(let offset) = $0 { offset } else { 0 } }
      given = positions
    case .work(let number, let batch, let order):
      if working != nil { broker.fault("work begins beside other work") }
      give(batch)
      if let restoring, !restoring.batch.partitions.isDisjoint(with: batch.partitions.union(order.due)) {
        broker.fault("work on a partition that is being restored")
      }
      working = (number, batch, order)
    case .restore(let number, let batch):
      give(batch)
      restoring = (number, batch)
    case .commit(let batch):
      if commit != nil { broker.fault("two commits at a time") }
      if batch.offsets.isEmpty, !batch.outputs.isEmpty { broker.fault("outputs without offsets") }
      if !Set(batch.offsets.keys).isSubset(of: assigned ?? []) { broker.fault("a commit of partitions that are gone") }
      commit = Commit(batch: batch, generation: broker.generation)
    case .cancelCommit(let atOnce):
      commit?.isForbidden = true
      if atOnce { commit?.isCalledOff = true }
    case .cancelWork:
      // What was in work may still end later, and must not count then.
      if let old = working {
        working = nil
        let commands = reducer
        _ = reducer.reduce(.worked(old.number, WorkedBatch(), left: Batch()), at: now)
        if reducer.phase != commands.phase { broker.fault("void work has an effect") }
      }
      restoring = nil
    case .finished(let batch): counts.finished += batch.places.count
    case .abandoned(let count): counts.abandoned += count
    case .aborted, .log: break
    }
  }

  /// Records go to a partition's state or stage in their order, none left out and none twice.
  private mutating func give(_ batch: Batch) {
    for record in batch.records {
      let partition = record.source.partition
      let expected = broker.next(partition, from: given[partition] ?? 0)
      if record.offset != expected {
        broker.fault("\(partition)/\(record.offset) is given where \(expected.map(String.init) ?? "none") is next")
      }
      given[partition] = record.offset + 1
    }
  }

  private mutating func check() {
    let held =
      reducer.collected.count + (reducer.inWork?.batch.count ?? 0) + (reducer.ready?.places.count ?? 0)
      + (reducer.committing?.places.count ?? 0)
    if counts.taken != counts.finished + counts.abandoned + held {
      broker.fault(
        "\(counts.taken) taken, \(counts.finished) finished, \(counts.abandoned) abandoned, \(held) held in \(reducer.phase)"
      )
    }
  }
}
