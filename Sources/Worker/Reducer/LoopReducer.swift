import Kafka

/// What a stage's loop does, as a pure function: from a state and an event to a state and commands.
///
/// At most one batch is in work, one is through and waits, and one is being committed; what was polled after that waits in
/// ``collected``, whose size is what holds back polling. Records that only restore state go their own way beside that.
/// Whoever carries the commands out reports their ends as events; a report of something that does not count any more
/// is known by its ticket.
struct LoopReducer: Sendable {
  /// What a loop is doing.
  enum Phase: Equatable, Sendable {
    /// It has no partitions, or waits for a commit of earlier ones to end before it begins with its partitions.
    case waiting
    /// Finding out where to read, by this ticket.
    case locating(Int)
    /// Reading, working and publishing.
    case consuming
    /// Something does not count: reading again from what does, from this time on.
    case rewinding(from: Int64)
    /// The group takes the partitions away: waiting for the commit in flight, since this time.
    case revoking(since: Int64)
    /// Told to stop: finishing what is in flight until this time.
    case draining(until: Int64)
    /// Over.
    case ended(LoopEnd)
  }

  /// A batch that somebody is busy with.
  struct Ticket: Sendable {
    var number: Int
    var batch: Batch
  }

  let bounds: BatchBounds
  var phase = Phase.waiting
  /// The partitions that the group gave to this loop; absent before it gave any.
  var owned: Set<Int32>?
  /// How far those have come whose reading has begun.
  var partitions: [Int32: PartitionProgress] = [:]
  /// What is to be worked on next, and when it began to be collected.
  var collected = Batch()
  var collectedSince: Int64?
  /// What is to go into the state without a word, and when it began to be collected.
  var restoring = Batch()
  var restoringSince: Int64?
  var inWork: Ticket?
  var inRestore: Ticket?
  /// What was worked on and is to be committed next.
  var ready: WorkedBatch?
  var committing: WorkedBatch?
  /// Whether the commit in flight was called off.
  var isCalledOff = false
  /// Whether the partitions of the commit in flight were taken away meanwhile.
  var isOrphan = false
  /// What was published without its offsets, of partitions that were taken away since.
  var unacknowledged: [Int32: Unacknowledged] = [:]
  /// Partitions of which the broker does not have the next offset.
  var displaced: Set<Int32> = []
  /// What to do with records of which the broker refuses outputs.
  var treatments: [WorkOrder.Place: PageTreatment] = [:]
  /// Whether the broker refuses what time makes due.
  var dropsDue = false
  /// The most records of a batch, while it is searched for one that the broker refuses.
  var limit: Int?
  /// Milliseconds to wait before reading again.
  var pause = Self.firstPause
  var lastDue = Int64.min
  /// When the group was last told of what is published without its offsets, although no record came.
  var lastAcknowledged: Int64 = 0
  var tickets = 0
  /// Records that were polled to be worked on, and the bytes of their values, since ``countTaken()``.
  var taken = (records: 0, bytes: 0)

  static let firstPause: Int64 = 100
  static let longestPause: Int64 = 2_000

  /// Why the loop is over; absent while it is not.
  var end: LoopEnd? { if case .ended(let end) = phase { end } else { nil } }

  /// Whether records are welcome.
  var wantsRecords: Bool { phase == .consuming && !isFull(collected) && !isFull(restoring) }

  /// Whether not a single record more should be polled, even to see whether partitions come or go.
  var holdsTooMuch: Bool { max(collected.byteCount, restoring.byteCount) > 2 * bounds.bytes }

  /// What was polled to be worked on since the last call.
  mutating func countTaken() -> (records: Int, bytes: Int) {
    defer { taken = (0, 0) }
    return taken
  }

  /// Whether it has its partitions and reads them, if it was given any.
  var isReading: Bool {
    switch phase {
    case .consuming, .rewinding: true
    case .waiting: owned?.isEmpty == true
    case .locating, .revoking, .draining, .ended: false
    }
  }

  /// Whether somebody is busy with its records or partitions, who may never come back.
  var waitsForWork: Bool {
    if case .locating = phase { return true }
    return inWork != nil || inRestore != nil
  }

  /// Whether nothing of a partition is on its way.
  func isIdle(_ partition: Int32) -> Bool {
    committing == nil && ready == nil && inWork == nil && inRestore == nil && collected.next[partition] == nil
      && restoring.next[partition] == nil
  }

  /// Takes one event in.
  ///
  /// - Parameter now: milliseconds of a clock that only goes forward.
  /// - Returns: what to do now, in this order.
  mutating func reduce(_ event: LoopEvent, at now: Int64) -> [LoopCommand] {
    var commands: [LoopCommand] = []
    if case .ended = phase {
      if case .settled(let outcome) = event { settleAfterTheEnd(outcome, &commands) }
      return commands
    }
    switch event {
    case .polled(let record, let entries): take(record, entries, at: now)
    case .tick: break
    case .end(let partition, let offset): if phase == .consuming { partitions[partition]?.end = offset }
    case .worked(let number, let batch, let left): worked(number, batch, left, at: now)
    case .settled(let outcome): settled(outcome, at: now, &commands)
    case .restored(let number): restored(number)
    case .located(let number, let found): located(number, found, at: now, &commands)
    case .assigned(let partitions): owned = Set(partitions)
    case .revoked(let lost): revoked(lost: lost, at: now, &commands)
    case .displaced(let partition): displaced(partition, at: now, &commands)
    case .stateFailed(let number, let reason):
      guard inWork?.number == number || inRestore?.number == number else { break }
      commands.append(.log(.error, "a local store failed, and is opened again: \(reason)"))
      rewind(at: now, &commands)
    case .stop(let deadline): stop(deadline, &commands)
    case .failed(let failure): fail(failure, &commands)
    }
    proceed(at: now, &commands)
    return commands
  }

  // MARK: Going on

  /// Does what the state allows now.
  private mutating func proceed(at now: Int64, _ commands: inout [LoopCommand]) {
    switch phase {
    case .consuming:
      restore(at: now, &commands)
      commit(&commands)
      work(at: now, &commands)
    case .waiting:
      guard let owned, !owned.isEmpty, committing == nil else { break }
      locate(owned.map { ($0, .assigned(unacknowledged.removeValue(forKey: $0))) }, &commands)
    case .rewinding(let time):
      guard now >= time, committing == nil else { break }
      locate(
        partitions.map { ($0, .held($1.offsets, isDisplaced: displaced.contains($0))) }, &commands)
      displaced = []
    case .revoking(let time): revoke(since: time, at: now, &commands)
    case .draining(let deadline):
      commit(&commands)
      if committing == nil, ready == nil, inWork == nil {
        void(&commands)
        phase = .ended(.drained)
      } else if now >= deadline {
        if committing != nil { commands.append(.cancelCommit(atOnce: true)) }
        void(&commands)
        phase = .ended(.drainTimedOut)
      }
    case .locating, .ended: break
    }
  }

  private mutating func commit(_ commands: inout [LoopCommand]) {
    guard committing == nil, let batch = ready else { return }
    ready = nil
    committing = batch
    isCalledOff = false
    isOrphan = false
    commands.append(.commit(batch))
  }

  private mutating func locate(_ partitions: [(Int32, Location)], _ commands: inout [LoopCommand]) {
    tickets += 1
    phase = .locating(tickets)
    commands.append(.locate(tickets, Dictionary(uniqueKeysWithValues: partitions)))
  }

  private mutating func located(
    _ number: Int, _ found: [Int32: PartitionProgress], at now: Int64, _ commands: inout [LoopCommand]
  ) {
    guard phase == .locating(number) else { return }
    partitions = found
    phase = .consuming
    lastDue = now
    commands.append(.read(found.mapValues(\.start)))
  }

  // MARK: The ends

  private mutating func stop(_ deadline: Int64, _ commands: inout [LoopCommand]) {
    switch phase {
    case .draining, .ended: return
    case .consuming:
      abandon(collected.count, &commands)
      collected = Batch()
      // What is dropped lies before the end.
      for partition in partitions.keys { partitions[partition]?.end = nil }
    case .rewinding, .locating, .waiting, .revoking: void(&commands)
    }
    restoring = Batch()
    phase = .draining(until: deadline)
  }

  private mutating func fail(_ failure: LoopFailure, _ commands: inout [LoopCommand]) {
    if committing != nil { commands.append(.cancelCommit(atOnce: true)) }
    void(&commands)
    phase = .ended(.failed(failure))
  }

  private mutating func settleAfterTheEnd(_ outcome: CommitOutcome, _ commands: inout [LoopCommand]) {
    guard let batch = committing else { return }
    committing = nil
    switch outcome {
    case .committed, .uncommitted, .stateLost: commands.append(.finished(batch))
    case .aborted, .refused, .cancelled, .clientFailed: abandon(batch.places.count, &commands)
    }
  }

  // MARK: What does not count

  /// Reads again from what counts.
  mutating func rewind(at now: Int64, _ commands: inout [LoopCommand]) {
    switch phase {
    case .consuming:
      void(&commands)
      phase = .rewinding(from: now + pause)
      pause = min(Self.longestPause, 2 * pause)
    case .draining: void(&commands)
    case .waiting, .locating, .rewinding, .revoking, .ended: break
    }
  }

  /// Takes back everything that is not on its way out.
  mutating func void(_ commands: inout [LoopCommand]) {
    if let work = inWork {
      commands.append(.cancelWork)
      abandon(work.batch.count, &commands)
    }
    abandon((ready?.places.count ?? 0) + collected.count, &commands)
    inWork = nil
    inRestore = nil
    ready = nil
    collected = Batch()
    collectedSince = nil
    restoring = Batch()
    restoringSince = nil
  }

  mutating func abandon(_ count: Int, _ commands: inout [LoopCommand]) {
    if count > 0 { commands.append(.abandoned(count)) }
  }
}
