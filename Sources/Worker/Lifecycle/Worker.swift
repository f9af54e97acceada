import Dispatch
import Foundation
import Kafka
import Logging
import Synchronization

/// One worker: a member of the groups of its stages, that turns records of its partitions into articles, rejected records
/// and flags.
///
/// `@unchecked Sendable`: the configuration never changes, and what threads share is behind the lock.
public final class Worker: @unchecked Sendable {
  private struct Shared {
    var state = WorkerState.connecting
    var stopDeadline: DispatchTime?
    var isReady = false
    var ends: [StageName: LoopEnd] = [:]
  }

  private let configuration: Configuration
  private let topology: Topology
  let metrics: Metrics
  private let log: Logger
  private let notifier: ServiceNotifier
  private let folder: StateFolder?
  private let journal: CrashJournal?
  private let stages: [StageName]
  private let statuses: [StageStatus]
  private let shared = Mutex(Shared())

  /// Makes a worker; it does nothing until ``run()``.
  ///
  /// - Parameters:
  ///   - configuration: everything that can be set.
  ///   - topology: which topics are read and what is made of their records.
  ///   - folder: the state directory, where it is taken already.
  ///   - metrics: where the worker counts.
  ///   - log: where it logs, librdkafka's log included.
  ///   - notifier: how it tells systemd of itself.
  /// - Throws: where the state directory cannot be used.
  public init(
    configuration: Configuration, topology: Topology, folder: StateFolder? = nil, metrics: Metrics = Metrics(),
    log: Logger = Logger(label: "winnow"), notifier: ServiceNotifier = ServiceNotifier()
  ) throws(WorkerError) {
    self.configuration = configuration
    self.topology = topology
    self.metrics = metrics
    self.log = log
    self.notifier = notifier
    stages = configuration.worker.stages.filter { topology.topic(of: $0) != nil }
    statuses = stages.map { StageStatus($0) }
    var folder = folder
    if folder == nil, let path = configuration.duplicates.stateDirectory { folder = try StateFolder(path: path) }
    self.folder = folder
    journal = Sabotage.forgetPagesInWork.isOn ? nil : folder?.journal
  }

  /// What the worker is doing.
  public var state: WorkerState { shared.withLock { $0.state } }

  /// Where its stages stand.
  public var stageStatuses: [StageStatus] { statuses }

  /// Whether every stage has had its partitions, if there are any for it, and was reading them.
  public var isReady: Bool { shared.withLock { $0.isReady } }

  /// Works until ``stop()`` is called, through failures of brokers and clients; the calling thread watches.
  ///
  /// - Throws: at start, what a person has to put right; later only that another worker has taken this one's name.
  public func run() throws(WorkerError) -> WorkerEnd {
    enter(.connecting)
    let settings = try ClientSettings(configuration)
    let check = TopicCheck(
      settings: settings, topology: topology, stages: stages, groups: stages.map(configuration.worker.group(of:)),
      log: log, patience: max(30, configuration.worker.transactionTimeoutSeconds))
    try check.run(isStopping: { stopDeadline != nil })
    let runners = runners(settings)
    let running = DispatchGroup()
    for runner in runners {
      running.enter()
      let thread = Thread { [self] in
        let end = runner.run()
        shared.withLock { $0.ends[runner.around.stage] = end }
        if case .failed(.replaced) = end { stop() }
        running.leave()
      }
      thread.name = "winnow.\(runner.around.stage.rawValue)"
      thread.stackSize = 8 << 20
      thread.start()
    }
    watch(running)
    enter(.complete)
    return try conclude(shared.withLock { $0.ends })
  }

  private func conclude(_ ends: [StageName: LoopEnd]) throws(WorkerError) -> WorkerEnd {
    for case .failed(.replaced(let reason)) in ends.values {
      throw .replaced(name: configuration.worker.instance ?? "", reason: reason)
    }
    for (stage, end) in ends {
      switch end {
      case .drained: break
      case .drainTimedOut: return .undrained("\(stage.rawValue): what was in flight could not be committed in time")
      case .failed(let failure): return .undrained("\(stage.rawValue): \(failure.reason)")
      }
    }
    return .drained
  }

  /// Asks the worker to finish what is in flight and to end, within the configured time. Only the first call counts.
  public func stop() {
    let isFirst = shared.withLock { shared in
      guard shared.stopDeadline == nil else { return false }
      shared.stopDeadline = .now() + .seconds(configuration.worker.drainSeconds)
      return true
    }
    guard isFirst else { return }
    notifier.stopping(seconds: configuration.worker.drainSeconds)
    enter(.draining)
  }

  private func runners(_ settings: ClientSettings) -> [StageRunner] {
    let worker = configuration.worker
    let pool = WorkPool(lanes: worker.threads)
    let name = WorkerName(worker, folder: folder?.path)
    return zip(stages, statuses).map { stage, status in
      let topic = topology.topic(of: stage)!
      let around = StageLoop.Surroundings(
        stage: stage, topic: topic, bounds: BatchBounds(worker, stage), metrics: metrics, log: log, status: status,
        stopDeadline: { [self] in stopDeadline },
        assemble: { [topology] in
          topology.assemble(&$0)
          Sabotage.spoil(&$0)
        })
      let work: any StageWork =
        stage == .extract
        ? PageWork(
          topology, pool: pool, bounds: WorkBounds(outputBytes: worker.batchBytes), fallback: settings.fallback,
          journal: journal, metrics: metrics, pulse: { status.pulse() })
        : PartitionWork(
          stage, topic: topic, topology, pool: pool, writer: around.writer, metrics: metrics,
          pulse: { status.pulse() })
      return StageRunner(around, settings: settings, configuration: worker, name: name, work: work)
    }
  }

  // MARK: Watching

  private var stopDeadline: DispatchTime? { shared.withLock { $0.stopDeadline } }

  /// Tells how the stages stand until they have ended.
  private func watch(_ running: DispatchGroup) {
    let started = DispatchTime.now()
    var told = started
    var warned: Set<StageName> = []
    var line = ""
    while running.wait(timeout: .now() + .milliseconds(100)) != .success {
      // A stage that stands still for long, as in a page without end, is not alive: its loop tells that it goes on, but
      // while it waits for work, whose pages and pieces do that.
      if statuses.allSatisfy({ $0.secondsSinceAdvance < 10 }) { notifier.alive() }
      guard stopDeadline == nil else { continue }
      let standings = statuses.map { ($0.stage, $0.standing) }
      if let trouble = standings.first(where: { $0.1.trouble != nil }) {
        if state == .consuming { enter(.recovering, trouble.1.trouble) }
      } else if standings.allSatisfy({ $0.1.isReading }) {
        if state != .consuming { enter(.consuming) }
      }
      for (stage, standing) in standings where !(standing.partitions.map { $0 > 0 } ?? false) {
        guard DispatchTime.now() > started + .seconds(60), warned.insert(stage).inserted else { continue }
        log.warning(
          standing.partitions == nil
            ? "\(stage.rawValue): the group has given no partitions in a minute; `winnow check` looks for the reason"
            : "\(stage.rawValue): no partition is left for this worker; more workers than partitions bring nothing")
      }
      let now = standings.map { $1.summary($0) }.joined(separator: "; ")
      if now != line, DispatchTime.now() > told + .seconds(5) || line.isEmpty {
        (line, told) = (now, .now())
        notifier.status("\(state.rawValue): \(line)")
      }
    }
  }

  private func enter(_ state: WorkerState, _ particulars: String? = nil) {
    let isFirstTime = shared.withLock { shared in
      if shared.stopDeadline == nil || state == .draining || state == .complete { shared.state = state }
      guard state == .consuming, !shared.isReady else { return false }
      shared.isReady = true
      return true
    }
    if isFirstTime { notifier.ready() }
    notifier.status(particulars.map { "\(state.rawValue): \($0)" } ?? state.rawValue)
    log.info("\(state.rawValue)")
  }
}

extension BatchBounds {
  /// The bounds of a stage's batches.
  init(_ configuration: Configuration.Worker, _ stage: StageName) {
    self.init(
      entries: stage == .extract ? configuration.batchRecords : configuration.batchEntries,
      bytes: configuration.batchBytes, milliseconds: Int64(configuration.batchMilliseconds),
      dueMilliseconds: stage == .extract ? nil : 100)
  }
}
