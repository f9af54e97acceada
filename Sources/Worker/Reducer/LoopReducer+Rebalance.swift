import Kafka

/// Partitions come and go.
extension LoopReducer {
  /// Whether the partitions are let go of, so that the group may have them.
  var hasLetGo: Bool { if case .revoking = phase { false } else { true } }

  mutating func revoked(lost: Bool, at now: Int64, _ commands: inout [LoopCommand]) {
    void(&commands)
    guard committing != nil else { return letGo() }
    if lost { commands.append(.cancelCommit(atOnce: false)) }
    if case .draining = phase { return }
    phase = .revoking(since: now)
  }

  /// Waits for the commit in flight, calls it off, and in the end waits no longer: whether it comes about or not, no
  /// other offsets of these partitions follow it, and whoever gets them waits for its end.
  mutating func revoke(since time: Int64, at now: Int64, _ commands: inout [LoopCommand]) {
    guard committing != nil else { return letGo() }
    if now >= time + bounds.revocationMilliseconds {
      isOrphan = true
      letGo()
    } else if now >= time + bounds.revocationMilliseconds * 3 / 4, !isCalledOff {
      isCalledOff = true
      commands.append(.cancelCommit(atOnce: true))
    }
  }

  private mutating func letGo() {
    for (partition, progress) in partitions where progress.isUnacknowledged {
      if let done = progress.done {
        unacknowledged[partition] = Unacknowledged(committed: progress.committed, next: done)
      }
    }
    partitions = [:]
    owned = nil
    displaced = []
    if case .draining = phase { return }
    phase = .waiting
  }

  mutating func displaced(_ partition: Int32, at now: Int64, _ commands: inout [LoopCommand]) {
    guard phase == .consuming, partitions[partition] != nil else { return }
    displaced.insert(partition)
    rewind(at: now, &commands)
  }
}
