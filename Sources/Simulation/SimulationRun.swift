import Duplicates

/// One run of the simulator.
struct SimulationRun {
  typealias Partition = SimulatedBroker.Partition

  /// What one step can break; from the run's options and its seed.
  private struct Faults {
    /// Outputs become visible with the offsets, or not at all; else one by one.
    var transactions: Bool
    /// Workers crash, stop, or give partitions away, so many times.
    var crashes: Int
    /// The group's offsets fall back, so many times.
    var rewinds: Int
    /// The partition counts change, so many times.
    var repartitions: Int
  }

  let articles: [ArticleRecord]
  let options: SimulationOptions
  let altered: Alteration?
  var configuration: DuplicatesConfiguration
  var random: SeededGenerator
  var broker: SimulatedBroker
  var workers: [SimulatedWorker]
  private var faults: Faults
  /// All partitions there are now.
  private var partitions: [Partition] = []
  /// Workers that lost their partitions and write on.
  private var zombies: [SimulatedWorker] = []
  /// The stores that each partition had, as they were when its owner lost it.
  private var stores: [Partition: [MemoryStore]] = [:]
  /// What stages remember that break rule 3.
  private var memories: [Partition: AlteredStage.Memory] = [:]
  /// Articles to come, the next one last, with the time each one arrives.
  private var arrivals: [(time: Int64, article: Int)] = []
  /// When everything was worked off and settled last, and the group's offsets then.
  private var calm: Int64
  private var floor: [Partition: Int64] = [:]

  init(
    articles: [ArticleRecord], configuration: DuplicatesConfiguration, options: SimulationOptions, seed: UInt64,
    altered: Alteration?
  ) {
    self.articles = articles
    self.options = options
    self.altered = altered
    random = SeededGenerator(seed: seed)
    self.configuration = configuration
    self.configuration.keysPartitions = options.partitions
    self.configuration.verifyPartitions = options.partitions
    faults = Faults(
      transactions: altered == .fenceNobody || altered == .commitFirst ? false : Bool.random(using: &random),
      crashes: options.crashes ? Int.random(in: 1...12, using: &random) : 0,
      rewinds: options.redeliver ? Int.random(in: 1...4, using: &random) : 0,
      repartitions: options.repartition ? Int.random(in: 0...2, using: &random) : 0)
    workers = (0..<options.workers).map { _ in SimulatedWorker() }
    let times = articles.map(\.profile.order.time)
    broker = SimulatedBroker(clock: times.min() ?? 0)
    let isPlain = options == .plain
    // Either all arrive within moments, whenever they are from; or each one up to half the lateness after its time.
    let isLive = !isPlain && Bool.random(using: &random)
    if !isLive { broker.clock = times.max() ?? 0 }
    calm = broker.clock
    let lateness = configuration.lateness / 2
    for index in articles.indices {
      let copies = options.redeliver && Int.random(in: 0..<8, using: &random) == 0 ? 2 : 1
      for _ in 0..<copies {
        let time = isLive ? times[index] + Int64.random(in: 0...lateness, using: &random) : broker.clock
        arrivals.append((time, index))
      }
    }
    if !isPlain { arrivals.shuffle(using: &random) }
    let order = arrivals.enumerated().sorted { ($1.element.time, $1.offset) < ($0.element.time, $0.offset) }
    arrivals = order.map(\.element)
  }

  // MARK: The course of a run

  /// Runs until nothing is left to do.
  /// - Returns: false where that did not come within many more steps than it takes.
  mutating func toTheEnd() throws -> Bool {
    partitions = pagesPartitions + internalPartitions
    for partition in partitions { try assign(partition, to: workers.randomElement(using: &random)!) }
    for _ in 0..<20_000 + 200 * articles.count {
      // Now and then long enough for flags to become final before all is done.
      let isLong = options != .plain && Int.random(in: 0..<50, using: &random) == 0
      broker.clock += Int64.random(in: 0...(isLong ? 2 * configuration.settleTime : 20), using: &random)
      try arrive()
      try step()
      if arrivals.isEmpty, isWorkedOff, try !settle() { return true }
    }
    return false
  }

  /// The last flag of each article, as a consumer finds it.
  func lastFlags() -> [ArticleReference: StageOutput] {
    var last: [ArticleReference: StageOutput] = [:]
    for output in broker.flags {
      guard let article = ArticleReference(hex: String(decoding: output.key, as: UTF8.self)) else { continue }
      // With transactions zombies are fenced, and the last record holds. Where offsets fell back, flags that are not
      // final come again after final ones, and a store lost at the wrong moment leaves it at that: revisions tell.
      let isOrdered = faults.transactions && !options.redeliver || altered == .fenceNobody
      let holds = isOrdered || output.revision >= last[article]?.revision ?? 0
      if holds { last[article] = output }
    }
    return last
  }

  private var pagesPartitions: [Partition] { (0..<options.partitions).map { Partition(topic: .pages, number: $0) } }

  private var internalPartitions: [Partition] {
    let generation = configuration.generation
    return (0..<configuration.keysPartitions).map { Partition(topic: .keys, number: $0, generation: generation) }
      + (0..<configuration.verifyPartitions).map { Partition(topic: .verify, number: $0, generation: generation) }
  }

  private var isWorkedOff: Bool {
    partitions.allSatisfy { broker.work(of: $0) == broker.end(of: $0) } && workers.allSatisfy(\.pipeline.isEmpty)
  }

  /// Lets pages arrive whose time has come. What is late counts against the lateness that the protocol allows for, so
  /// every now and then everything is worked off, and nothing from before comes again.
  private mutating func arrive() throws {
    if let next = arrivals.last, next.time > broker.clock {
      if next.time - calm > configuration.lateness / 4 {
        if try isWorkedOff && !settle() {
          zombies.removeAll()
          floor = broker.committed
          calm = next.time
          broker.clock = next.time
        }
      } else if isWorkedOff || Int.random(in: 0..<20, using: &random) == 0 {
        broker.clock = next.time
      }
    }
    var count = Int.random(in: 0...10, using: &random)
    while count > 0, let next = arrivals.last, next.time <= broker.clock {
      arrivals.removeLast()
      let page = Partition(topic: .pages, number: Int.random(in: 0..<options.partitions, using: &random))
      broker.append(withUnsafeBytes(of: UInt64(next.article).bigEndian) { Array($0) }, to: page)
      count -= 1
    }
    broker.expire(before: broker.clock - configuration.retention)
  }

  private mutating func step() throws {
    let worker = workers.randomElement(using: &random)!
    switch Int.random(in: 0..<200, using: &random) {
    case 0..<4 where faults.crashes > 0:
      faults.crashes -= 1
      try crash(worker)
    case 4 where faults.rewinds > 0:
      faults.rewinds -= 1
      try rewind()
    case 5 where faults.repartitions > 0 && arrivals.count < articles.count:
      faults.repartitions -= 1
      try repartition()
    case 6..<30 where !zombies.isEmpty:
      try haunt()
    default:
      try goOn(worker)
    }
  }

  /// Works on a batch, or moves the first one on its way to the store one step on.
  private mutating func goOn(_ worker: SimulatedWorker) throws {
    guard let batch = worker.pipeline.first else { return try work(worker) }
    if worker.pipeline.count < 2, Bool.random(using: &random) { return try work(worker) }
    if batch.isCommitted {
      worker.store()
    } else if altered == .commitFirst, batch.written == 0 {
      // The offsets go first, and a crash loses what was not written.
      commit(worker)
      if faults.crashes > 0, Int.random(in: 0..<10, using: &random) == 0 {
        faults.crashes -= 1
        try crash(worker)
      } else {
        write(worker, batch.outputs.count)
      }
    } else if faults.transactions {
      write(worker, batch.outputs.count)
      commit(worker)
    } else if batch.written < batch.outputs.count {
      write(worker, Int.random(in: 1...(batch.outputs.count - batch.written), using: &random))
    } else {
      commit(worker)
    }
  }

  private mutating func work(_ worker: SimulatedWorker) throws {
    let configuration = configuration
    let articles = articles
    try worker.work(
      broker,
      extract: { record in
        configuration.outputs(of: articles[Int(record.value.reduce(0 as UInt64) { $0 << 8 | UInt64($1) })])
      }, configuration: configuration, random: &random)
  }

  private mutating func write(_ worker: SimulatedWorker, _ count: Int) {
    let batch = worker.pipeline[0]
    for output in batch.outputs[batch.written..<batch.written + count] {
      broker.append(output, generation: configuration.generation)
    }
    worker.pipeline[0].written += count
  }

  private mutating func commit(_ worker: SimulatedWorker) {
    broker.committed.merge(worker.pipeline[0].positions) { $1 }
    worker.pipeline[0].isCommitted = true
  }

  /// Lets the settle time pass once everything is worked off; false where nothing comes of it.
  private mutating func settle() throws -> Bool {
    var someCame = false
    // What was just restored begins to wait now.
    for worker in workers { for state in worker.stages.values { _ = try state.stage.process([], now: broker.clock) } }
    broker.clock += configuration.settleTime + 1
    for worker in workers {
      for _ in 0..<20 where worker.pipeline.isEmpty { try work(worker) }
      while !worker.pipeline.isEmpty {
        someCame = true
        write(worker, worker.pipeline[0].outputs.count)
        commit(worker)
        worker.store()
      }
    }
    return someCame
  }

  // MARK: Assignment and restore

  /// Opens a partition on a worker: its store as it may be there, then the replay up to the group's offset.
  private mutating func assign(_ partition: Partition, to worker: SimulatedWorker, store: MemoryStore = MemoryStore())
    throws
  {
    let work = broker.work(of: partition)
    guard partition.topic != .pages else {
      worker.pages[partition] = work
      return
    }
    let rules = AlteredRules(window: configuration.window, alteration: altered)
    var stage: any PartitionStage =
      partition.topic == .keys
      ? IndexStage(store: store, configuration: configuration, rules: rules)
      : try VerifyStage(partition: partition.number, store: store, configuration: configuration, rules: rules)
    if let altered {
      let memory = memories[partition] ?? AlteredStage.Memory()
      memories[partition] = memory
      stage = AlteredStage(stage, altered, configuration, memory: memory)
    }
    try stage.fold(Array(broker.records(of: partition, from: (store.offset ?? -1) + 1, upTo: work)))
    worker.stages[partition] = .init(stage: stage, store: store, position: work)
  }

  /// Takes all partitions from a worker and gives them to any, each with a store that is lost, stale or as it was.
  private mutating func revoke(_ worker: SimulatedWorker) throws {
    let owned =
      worker.pages.keys.sorted { $0.number < $1.number } + worker.stages.keys.sorted(by: SimulatedWorker.precedes)
    for (partition, state) in worker.stages { stores[partition, default: []].append(state.store.copy()) }
    if let place = workers.firstIndex(where: { $0 === worker }) { workers[place] = SimulatedWorker() }
    for partition in owned {
      let old = stores[partition] ?? []
      let store =
        switch Int.random(in: 0..<3, using: &random) {
        case 0: MemoryStore()
        case 1: old.randomElement(using: &random)?.copy() ?? MemoryStore()
        default: old.last?.copy() ?? MemoryStore()
        }
      try assign(partition, to: workers.randomElement(using: &random)!, store: store)
    }
  }

  // MARK: Faults

  private mutating func crash(_ worker: SimulatedWorker) throws {
    if let batch = worker.pipeline.first, !batch.isCommitted,
      batch.written > 0 || Int.random(in: 0..<4, using: &random) == 0
    {
      // The outcome of the commit was not known, and the state was stored for an offset that the group never got.
      if Bool.random(using: &random) {
        for (partition, state) in batch.states { worker.stages[partition]?.store.commit(state) }
      }
    }
    try revoke(worker)
    if !faults.transactions, Bool.random(using: &random) { zombies.append(worker) }
  }

  /// A worker that does not know that its partitions are gone writes and works on, but commits nothing.
  private mutating func haunt() throws {
    let place = Int.random(in: 0..<zombies.count, using: &random)
    let zombie = zombies[place]
    guard let batch = zombie.pipeline.first, Int.random(in: 0..<6, using: &random) > 0 else {
      zombies.remove(at: place)
      return
    }
    if batch.written < batch.outputs.count {
      write(zombie, Int.random(in: 1...(batch.outputs.count - batch.written), using: &random))
    } else {
      zombie.store()
      try work(zombie)
    }
  }

  /// The group's offset of a partition falls back: its records are worked on again, by state that is ahead of them.
  private mutating func rewind() throws {
    let partition = partitions.randomElement(using: &random)!
    let work = broker.work(of: partition)
    let floor = floor[partition] ?? 0
    guard work > floor, let worker = workers.first(where: { $0.pages[partition] != nil || $0.stages[partition] != nil })
    else { return }
    let back = Int64.random(in: 1...min(work - floor, 200), using: &random)
    broker.committed[partition] = work - back
    try revoke(worker)
  }

  /// Stops all workers and gives the internal topics other partition counts.
  private mutating func repartition() throws {
    zombies.removeAll()
    for worker in workers {
      for (partition, state) in worker.stages { stores[partition, default: []].append(state.store.copy()) }
    }
    workers = workers.map { _ in SimulatedWorker() }
    let old = internalPartitions
    configuration.keysPartitions = Int.random(in: 1...options.partitions + 2, using: &random)
    configuration.verifyPartitions = Int.random(in: 1...options.partitions + 2, using: &random)
    if altered != .keepGeneration {
      configuration.generation += 1
      for partition in old where partition.topic == .verify {
        for record in broker.records(of: partition, from: 0, upTo: .max) {
          for output in BlockAssembler(configuration).records(of: try configuration.transferred(record.value)) {
            broker.append(output, generation: configuration.generation)
          }
        }
      }
    }
    partitions = pagesPartitions + internalPartitions
    for partition in partitions {
      let store = altered == .keepGeneration ? stores[partition]?.last?.copy() : nil
      try assign(partition, to: workers.randomElement(using: &random)!, store: store ?? MemoryStore())
    }
  }
}
