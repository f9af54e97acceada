import Dispatch
import Foundation
import Kafka
import Logging
import Synchronization

/// One worker: a member of the group that turns records of its partitions into articles, rejected records and flags.
///
/// `@unchecked Sendable`: the configuration never changes, and what threads share is behind the lock.
public final class Worker: @unchecked Sendable {
  private struct Shared {
    var state = WorkerState.connecting
    var stopDeadline: DispatchTime?
    var consumer: Consumer?
  }

  private let configuration: Configuration
  private let topology: Topology
  let metrics: Metrics
  private let log: Logger
  private let notifier: ServiceNotifier
  private let journal: CrashJournal?
  private let shared = Mutex(Shared())

  /// Makes a worker; it does nothing until ``run()``.
  ///
  /// - Parameters:
  ///   - configuration: everything that can be set.
  ///   - topology: which topics are read and what is made of their records.
  ///   - metrics: where the worker counts.
  ///   - log: where it logs, librdkafka's log included.
  ///   - notifier: how it tells systemd of itself.
  /// - Throws: where the state directory cannot be used.
  public init(
    configuration: Configuration, topology: Topology, metrics: Metrics = Metrics(),
    log: Logger = Logger(label: "winnow"), notifier: ServiceNotifier = ServiceNotifier()
  ) throws(WorkerError) {
    self.configuration = configuration
    self.topology = topology
    self.metrics = metrics
    self.log = log
    self.notifier = notifier
    let journal = try configuration.duplicates.stateDirectory.map(Worker.openJournal)
    self.journal = Sabotage.forgetPagesInWork.isOn ? nil : journal
  }

  private static func openJournal(in folder: String) throws(WorkerError) -> CrashJournal {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      return try CrashJournal(path: "\(folder)/in-work")
    } catch {
      throw .configuration("duplicates.stateDirectory: \(error)")
    }
  }

  /// What the worker is doing.
  public var state: WorkerState { shared.withLock { $0.state } }

  /// Works in the calling thread until ``stop()`` is called, through failures of brokers and clients.
  ///
  /// - Throws: at start only, what a person has to put right.
  public func run() throws(WorkerError) -> WorkerEnd {
    enter(.connecting)
    let settings = try ClientSettings(configuration)
    let check = TopicCheck(
      settings: settings, topology: topology, log: log,
      patience: configuration.worker.transactionTimeoutSeconds)
    try check.run(isStopping: { stopDeadline != nil })
    let transactionalID = TransactionalID.make(configuration.worker)
    // Short enough that a page goes through within ten seconds of the end of a fault.
    var backoff = Backoff(first: 0.5, most: 5)
    var end: LoopEnd?
    while stopDeadline == nil {
      let started = DispatchTime.now()
      do throws(KafkaError) {
        end = try consume(settings, transactionalID)
      } catch {
        // The clients did not even start: nothing is in flight.
        end = stopDeadline == nil ? .failed("\(error)") : .drained
      }
      guard case .failed(let reason)? = end, stopDeadline == nil else { break }
      if DispatchTime.now() > started + .seconds(60) { backoff.reset() }
      log.error("starting new clients: \(reason)")
      metrics.clientReplaced()
      enter(.recovering, reason)
      pause(seconds: Sabotage.neverRecover.isOn ? .infinity : backoff.next())
    }
    enter(.complete)
    switch end {
    case .drained?, nil: return .drained
    case .drainTimedOut?: return .undrained("what was in flight could not be committed in time")
    case .failed(let reason)?: return .undrained(reason)
    }
  }

  /// Asks the worker to finish what is in flight and to end, within the configured time. Only the first call counts.
  public func stop() {
    let (consumer, isFirst) = shared.withLock { shared -> (Consumer?, Bool) in
      guard shared.stopDeadline == nil else { return (nil, false) }
      shared.stopDeadline = .now() + .seconds(configuration.worker.drainSeconds)
      return (shared.consumer, true)
    }
    guard isFirst else { return }
    notifier.stopping(seconds: configuration.worker.drainSeconds)
    enter(.draining)
    consumer?.wake()
  }

  /// One pair of clients, from their start to their end.
  private func consume(_ settings: ClientSettings, _ transactionalID: String) throws(KafkaError) -> LoopEnd {
    let clients = try Clients(
      settings, configuration.worker, transactionalID: transactionalID, log: log,
      isStopping: { [self] in
        notifier.alive()
        return stopDeadline != nil
      })
    shared.withLock { $0.consumer = clients.consumer }
    defer { shared.withLock { $0.consumer = nil } }
    try clients.consumer.subscribe(topology.topics)
    let loop = Loop(
      consumer: clients.consumer, committer: clients.committer, topology: topology,
      settings: LoopSettings(configuration.worker), journal: journal, metrics: metrics, log: log,
      stopDeadline: { [self] in stopDeadline }, pulse: { [self] in notifier.alive() })
    if stopDeadline == nil { enter(.consuming) }
    return loop.run()
  }

  private var stopDeadline: DispatchTime? { shared.withLock { $0.stopDeadline } }

  private func enter(_ state: WorkerState, _ particulars: String? = nil) {
    let isFirstTime = shared.withLock { shared in
      defer { shared.state = state }
      return shared.state == .connecting && state == .consuming
    }
    if isFirstTime { notifier.ready() }
    notifier.status(particulars.map { "\(state.rawValue): \($0)" } ?? state.rawValue)
    log.info("\(state.rawValue)")
  }

  private func pause(seconds: Double) {
    let end = DispatchTime.now() + seconds
    while DispatchTime.now() < end, stopDeadline == nil {
      notifier.alive()
      usleep(50_000)
    }
  }
}
