import Kafka

/// Records become batches, and batches are worked on.
extension LoopReducer {
  mutating func take(_ record: Record, _ entries: Int, at now: Int64) {
    let partition = record.source.partition
    guard phase == .consuming, var progress = partitions[partition], record.offset >= progress.polled ?? .min else {
      return
    }
    progress.polled = record.offset + 1
    if progress.done == nil { progress.done = record.offset }
    if progress.restoreFrom == nil {
      progress.restoreFrom = record.offset
      progress.restored = record.offset
    }
    let isOld = record.offset < progress.workFrom
    partitions[partition] = progress
    if isOld {
      restoring.append(record, entries: entries)
      if restoringSince == nil { restoringSince = now }
    } else {
      collected.append(record, entries: entries)
      taken.records += 1
      taken.bytes += record.value?.count ?? 0
      if collectedSince == nil { collectedSince = now }
    }
  }

  func isFull(_ batch: Batch) -> Bool {
    batch.entryCount >= bounds.entries || batch.byteCount >= bounds.bytes || batch.count >= limit ?? .max
  }

  private func isDue(_ batch: Batch, _ since: Int64?, at now: Int64) -> Bool {
    !batch.isEmpty && (isFull(batch) || now >= (since ?? now) + bounds.milliseconds)
  }

  /// Milliseconds until something is to be done although nothing happens; at least 1.
  func wait(at now: Int64) -> Int64 {
    var times: [Int64] = []
    switch phase {
    case .consuming:
      if inWork == nil, ready == nil {
        if let collectedSince { times.append(collectedSince + bounds.milliseconds) }
        if let due = bounds.dueMilliseconds { times.append(lastDue + due) }
        if owesOffsets { times.append(lastAcknowledged + bounds.milliseconds) }
      }
      if inRestore == nil, let restoringSince { times.append(restoringSince + bounds.milliseconds) }
    case .rewinding(let time): times.append(time)
    case .revoking(let since): times.append(since + bounds.revocationMilliseconds / 4)
    case .draining(let deadline): times.append(deadline)
    case .waiting, .locating, .ended: break
    }
    return max(1, (times.min() ?? .max) - now)
  }

  // MARK: Restoring

  mutating func restore(at now: Int64, _ commands: inout [LoopCommand]) {
    guard inRestore == nil, !restoring.isEmpty else { return }
    // Work on a partition waits for what restores it.
    let isWaitedFor = !collected.isEmpty && !collected.partitions.isDisjoint(with: restoring.partitions)
    guard isWaitedFor || isDue(restoring, restoringSince, at: now) else { return }
    tickets += 1
    inRestore = Ticket(number: tickets, batch: restoring)
    commands.append(.restore(tickets, restoring))
    restoring = Batch()
    restoringSince = nil
  }

  mutating func restored(_ number: Int) {
    guard let ticket = inRestore, ticket.number == number else { return }
    inRestore = nil
    for (partition, next) in ticket.batch.next { partitions[partition]?.restored = next }
  }

  /// Whether a partition's state holds everything that was worked on before.
  func isRestored(_ partition: Int32) -> Bool {
    partitions[partition]?.hasPolledAllToRestore == true && restoring.next[partition] == nil
      && inRestore?.batch.next[partition] == nil
  }

  /// How far the partitions have come whose state is not yet restored.
  var restores: [Int32: RestoreProgress] {
    var restores: [Int32: RestoreProgress] = [:]
    for (partition, progress) in partitions where !isRestored(partition) {
      let from = progress.restoreFrom ?? 0
      restores[partition] = RestoreProgress(
        records: Int(max(0, (progress.restored ?? from) - from)), of: Int(max(0, progress.workFrom - from)))
    }
    return restores
  }

  // MARK: Work

  /// Whether the group has to be told of what is done, and no record may ever come that does so by the way.
  private var owesOffsets: Bool { committing == nil && partitions.values.contains(where: \.isUnacknowledged) }

  mutating func work(at now: Int64, _ commands: inout [LoopCommand]) {
    guard inWork == nil, ready == nil else { return }
    let isTime = bounds.dueMilliseconds.map { now >= lastDue + $0 } ?? false
    let tellsGroup = owesOffsets && now >= lastAcknowledged + bounds.milliseconds
    guard isTime || tellsGroup || isDue(collected, collectedSince, at: now) else { return }
    if tellsGroup { lastAcknowledged = now }
    var order = WorkOrder(treatments: treatments, dropsDue: dropsDue)
    var batch = Batch()
    let restored = restoring.partitions.union(inRestore?.batch.partitions ?? [])
    if collected.partitions.isDisjoint(with: restored) {
      (batch, collected) = limit.map(collected.split) ?? (collected, Batch())
      collectedSince = collected.isEmpty ? nil : now
    }
    if isTime {
      lastDue = now
      order.due = Set(partitions.keys.filter(isRestored))
    }
    guard !batch.isEmpty || !order.due.isEmpty || tellsGroup else { return }
    tickets += 1
    inWork = Ticket(number: tickets, batch: batch)
    commands.append(.work(tickets, batch, order))
  }

  mutating func worked(_ number: Int, _ batch: WorkedBatch, _ left: Batch, at now: Int64) {
    guard inWork?.number == number else { return }
    inWork = nil
    if !left.isEmpty {
      if case .draining = phase {
        // What is left is read again by whoever comes next; it still counts as in flight until the end.
        collected = left
      } else {
        collected = left.followed(by: collected)
        collectedSince = now
      }
    }
    var batch = batch
    for (partition, offset) in batch.next {
      // Only markers of transactions lie between the last record and the end: pass them, and the group shows no lag.
      let isLast = collected.next[partition] == nil
      let next = isLast ? max(offset, partitions[partition]?.end ?? offset) : offset
      batch.next[partition] = next
      batch.offsets[partition] = next
      partitions[partition]?.worked = next
    }
    // The offset says nothing new there; but a transaction that carries it is refused to a worker that was replaced.
    for partition in batch.due where batch.offsets[partition] == nil {
      if let progress = partitions[partition], let offset = progress.worked ?? progress.done {
        batch.offsets[partition] = offset
      }
    }
    for (partition, progress) in partitions where progress.isUnacknowledged && batch.offsets[partition] == nil {
      batch.offsets[partition] = progress.worked
    }
    if !batch.isEmpty { ready = batch }
  }
}
