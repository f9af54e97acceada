import Dispatch
import Foundation
import Kafka
import Logging
import Synchronization

/// One stage's loop with one pair of clients: tells the ``LoopReducer`` what happens, and does what it says.
///
/// The polling thread alone talks to the reducer; it waits for nothing but records and, in a rebalance, two seconds for a
/// commit. Work, restoring and commits each have a queue of their own, whose ends come back through the ``Mailbox``.
final class StageLoop {
  /// What a loop needs from around it.
  struct Surroundings: Sendable {
    var stage: StageName
    var topic: String
    var bounds: BatchBounds
    var metrics: Metrics
    var log: Logger
    var status: StageStatus
    /// When draining must be over; absent while the worker is not told to stop.
    var stopDeadline: @Sendable () -> DispatchTime?
    /// Completes a batch that was worked on, once.
    var assemble: @Sendable (inout WorkedBatch) -> Void

    /// Writes to the stage's local stores.
    var writer: StateWriter {
      StateWriter(
        log: log, isStopping: { [stopDeadline] in stopDeadline() != nil }, pulse: { [status] in status.pulse() })
    }
  }

  /// Tickets that work and searches look at while they go on.
  private final class Tickets: Sendable {
    /// Of the batch in work that does not count any more, and all before.
    let cancelledWork = Atomic(0)
    /// Of the search for offsets that anybody waits for.
    let wantedLocation = Atomic(0)
  }

  let around: Surroundings
  let consumer: Consumer
  let work: any StageWork
  let mailbox: Mailbox
  private(set) var reducer: LoopReducer
  private let lane: CommitLane
  private let workQueue: DispatchQueue
  private let restoreQueue: DispatchQueue
  private let tickets = Tickets()
  private var workTicket = 0
  private var cancellation: Cancellation?
  /// The member of the group that the assignment belongs to. Asked for later, it could be another one's already.
  private var metadata: GroupMetadata?
  private var lastPoll: Int64 = 0
  private var lastTold: Int64 = 0
  private var complaints: [String: Int64] = [:]

  init(_ around: Surroundings, consumer: Consumer, committer: any Committer, work: any StageWork) {
    self.around = around
    self.consumer = consumer
    self.work = work
    let mailbox = Mailbox { consumer.wake() }
    self.mailbox = mailbox
    reducer = LoopReducer(bounds: around.bounds)
    workQueue = DispatchQueue(label: "winnow.\(around.stage.rawValue).work")
    restoreQueue = DispatchQueue(label: "winnow.\(around.stage.rawValue).restore")
    lane = CommitLane(
      committer, stage: around.stage, metrics: around.metrics, writer: around.writer,
      report: { mailbox.post(.settled($0)) })
  }

  /// Runs until told to stop, or until a client fails; then gives the partitions back.
  func run() -> LoopEnd {
    do {
      try consumer.subscribe([around.topic])
    } catch {
      feed(.failed(LoopFailure(error)))
    }
    while reducer.end == nil {
      // What is in other queues tells of its own advance; where that hangs, turns of this loop are no sign of life.
      if !reducer.waitsForWork { around.status.pulse() }
      turn()
      if reducer.end == nil { receive() }
      tell()
    }
    return finish()
  }

  // MARK: Turns

  private func turn() {
    if let deadline = around.stopDeadline() {
      feed(.stop(deadline: Int64(deadline.uptimeNanoseconds / 1_000_000)))
    }
    for event in mailbox.take() { feed(event) }
    feed(.tick)
  }

  private func feed(_ event: LoopEvent) {
    for command in reducer.reduce(event, at: Self.now) { carryOut(command) }
  }

  /// Polls until nothing more is there, or wanted; waits a moment for the first. Without polling partitions neither come
  /// nor go, so it polls now and then also when records have to wait.
  private func receive() {
    let now = Self.now
    let wait = min(100, reducer.wait(at: now))
    guard reducer.wantsRecords else {
      if now >= lastPoll + 250, !reducer.holdsTooMuch {
        lastPoll = now
        if let event = poll(milliseconds: 0) { take(event) }
      } else {
        mailbox.wait(milliseconds: min(wait, 50))
      }
      return count()
    }
    lastPoll = now
    var event = poll(milliseconds: Int32(wait))
    var more = 1_000
    while let found = event {
      take(found)
      more -= 1
      // What is polled is taken.
      guard more > 0, reducer.wantsRecords, !mailbox.hasNews else { break }
      event = poll(milliseconds: 0)
    }
    count()
  }

  private func take(_ event: ConsumerEvent) {
    switch event {
    case .record(let record): feed(.polled(record, entries: around.stage.entries(of: record)))
    case .end(let partition, let offset): feed(.end(partition.partition, offset: offset))
    case .displaced(let partition): feed(.displaced(partition.partition))
    }
  }

  private func count() {
    let taken = reducer.countTaken()
    if taken.records > 0 { around.metrics.took(around.stage, records: taken.records, bytes: taken.bytes) }
  }

  private func poll(milliseconds: Int32) -> ConsumerEvent? {
    do throws(KafkaError) {
      return try consumer.poll(milliseconds: milliseconds, rebalance: self)
    } catch {
      let error = consumer.fatalError ?? error
      if error.remedy == .newClient || error.remedy == .fix && !error.isUnknownTopic {
        feed(.failed(LoopFailure(error)))
      } else {
        // librdkafka goes on by itself; what it reports again and again must not keep this thread busy.
        complain(error.advice.map { "\(error); \($0)" } ?? "\(error)")
        usleep(50_000)
      }
      return nil
    }
  }

  /// Logs a trouble that may come again and again, once in half a minute.
  private func complain(_ text: String) {
    let now = Self.now
    guard complaints[text].map({ now > $0 + 30_000 }) ?? true else { return }
    if complaints.count > 100 { complaints = [:] }
    complaints[text] = now
    around.log.warning("\(around.stage.rawValue): \(text)")
  }

  static var now: Int64 { Int64(DispatchTime.now().uptimeNanoseconds / 1_000_000) }

  // MARK: Commands

  private func carryOut(_ command: LoopCommand) {
    switch command {
    case .locate(let number, let locations): locate(number, locations)
    case .read(let starts): read(starts)
    case .work(let number, let batch, let order): begin(number, batch, order)
    case .restore(let number, let batch):
      restoreQueue.async { [work, mailbox] in
        do {
          try work.restore(batch)
          mailbox.post(.restored(number))
        } catch {
          mailbox.post(.stateFailed(number, "\(error)"))
        }
      }
    case .cancelWork: tickets.cancelledWork.store(workTicket, ordering: .relaxed)
    case .commit(let batch):
      let cancellation = Cancellation()
      self.cancellation = cancellation
      lane.submit(batch, of: metadata, unless: cancellation)
    case .cancelCommit(let atOnce): atOnce ? cancellation?.cancel() : cancellation?.forbidCommit()
    case .finished(let batch):
      workQueue.async { [work, next = batch.next] in work.finished(below: next) }
      count()
      if !batch.isSilent { around.metrics.transaction(.committed) }
      around.metrics.committed(batch.tally, records: [around.stage: batch.places.count], at: .now)
    case .abandoned(let records):
      count()
      around.metrics.abandoned(records: [around.stage: records])
    case .aborted: around.metrics.transaction(.aborted)
    case .log(let level, let text, let place):
      around.log.log(level: level, "\(around.stage.rawValue): \(text)", metadata: place?.fields)
    }
  }

  private func begin(_ number: Int, _ batch: Batch, _ order: WorkOrder) {
    workTicket = number
    workQueue.async { [work, mailbox, tickets, topic = around.topic, assemble = around.assemble] in
      do {
        var (worked, left) = try work.work(
          on: batch, order, unless: { tickets.cancelledWork.load(ordering: .relaxed) >= number })
        worked.topic = topic
        assemble(&worked)
        mailbox.post(.worked(number, worked, left: left))
      } catch {
        mailbox.post(.stateFailed(number, "\(error)"))
      }
    }
  }

  /// Finds out where to read after all work that is going on.
  private func locate(_ number: Int, _ locations: [Int32: Location]) {
    tickets.wantedLocation.store(number, ordering: .relaxed)
    let locator = OffsetLocator(
      consumer: consumer, topic: around.topic, stage: around.stage, log: around.log, metrics: around.metrics,
      isWanted: { [tickets, around] in
        around.status.pulse()
        return tickets.wantedLocation.load(ordering: .relaxed) == number && around.stopDeadline() == nil
      })
    workQueue.async { [work, mailbox, restoreQueue] in
      restoreQueue.sync {}
      do {
        guard let offsets = try locator.offsets(locations) else { return }
        mailbox.post(.located(number, try work.locate(offsets, unless: { !locator.isWanted() })))
      } catch {
        guard locator.isWanted() else { return }
        if let error = error as? KafkaError { return mailbox.post(.failed(LoopFailure(error))) }
        mailbox.post(.failed(.client("the state of its partitions: \(error)")))
      }
    }
  }

  private func read(_ starts: [Int32: StartOffset]) {
    do {
      try consumer.assign(
        Dictionary(uniqueKeysWithValues: starts.map { (TopicPartition(around.topic, $0.key), $0.value) }))
    } catch {
      feed(.failed(.client("reading its partitions: \(error)")))
    }
  }

  // MARK: Telling and ending

  /// Once a second: lag, restoring, stores, status.
  private func tell() {
    let now = Self.now
    guard now >= lastTold + 1_000 else { return }
    lastTold = now
    var lag = 0
    for (partition, progress) in reducer.partitions {
      guard let range = consumer.cachedWatermarks(TopicPartition(around.topic, partition)) else { continue }
      let end = reducer.isIdle(partition) ? progress.end ?? 0 : 0
      lag += Int(max(0, range.upperBound - max(progress.done ?? range.lowerBound, end)))
    }
    let restores = reducer.restores
    if !reducer.partitions.isEmpty { around.metrics.setLag(around.topic, records: lag) }
    let restoring = Dictionary(
      uniqueKeysWithValues: restores.map { (TopicPartition(around.topic, $0.key).description, $0.value) })
    // A store that is being written to may let who asks for its size wait.
    restoreQueue.async { [work, metrics = around.metrics, stage = around.stage] in
      metrics.setStores(of: stage, bytes: work.storeBytes, restoring: restoring)
    }
    around.status.update(
      StageStatus.Standing(
        partitions: reducer.owned?.count, isReading: reducer.isReading, restoring: restores.count, lag: lag))
  }

  private func finish() -> LoopEnd {
    var end = reducer.end ?? .drained
    if case .failed(.fenced(let reason)) = end, isReplaced { end = .failed(.replaced(reason)) }
    lane.letGo(seconds: 2)
    for event in mailbox.take() { feed(event) }
    if !consumer.close(rebalance: self, seconds: 10) {
      around.log.warning("\(around.stage.rawValue): the group was not left in time")
    }
    // No work of this loop goes on beside that of the next.
    tickets.wantedLocation.store(-1, ordering: .relaxed)
    workQueue.sync {}
    restoreQueue.sync {}
    count()
    return end
  }

  /// Whether the group says, within a heartbeat or two, that another worker has joined under this one's name.
  private var isReplaced: Bool {
    for _ in 0..<50 {
      around.status.pulse()
      if let error = consumer.fatalError { return error.isInstanceFenced }
      do {
        _ = try consumer.poll(milliseconds: 100, rebalance: self)
      } catch {
        if error.isInstanceFenced { return true }
      }
    }
    return false
  }
}

/// Partitions come and go, in the polling thread.
extension StageLoop: RebalanceHandler {
  func consumer(_ consumer: Consumer, assigned partitions: [TopicPartition]) -> [TopicPartition: StartOffset]? {
    around.metrics.rebalance(.assigned)
    metadata = consumer.groupMetadata()
    let numbers = partitions.map(\.partition).sorted()
    around.log.info(
      "\(around.stage.rawValue): assigned \(numbers.isEmpty ? "nothing" : numbers.map(String.init).joined(separator: " "))"
    )
    feed(.assigned(numbers))
    // Their reading begins once it is known where.
    return nil
  }

  func consumer(_ consumer: Consumer, revoked partitions: [TopicPartition], lost: Bool) {
    around.metrics.rebalance(lost ? .lost : .revoked)
    around.metrics.clearLag(around.topic)
    around.log.info("\(around.stage.rawValue): \(lost ? "lost" : "gave back") \(partitions.count) partitions")
    FaultPoint.revoked.reach()
    count()
    feed(.revoked(lost: lost))
    while !reducer.hasLetGo {
      mailbox.wait(milliseconds: min(50, reducer.wait(at: Self.now)))
      turn()
    }
  }
}
