import Duplicates
import Kafka
import Synchronization

/// One partition of an internal topic that is ours: its store, and the stage that works on its records.
///
/// It stays open while the group rebalances. Where the partition comes back to this worker and everything that was worked
/// on is committed and stored, it goes on where it was.
///
/// `@unchecked Sendable`: its loop works on it in one place at a time; what the commit lane reports is behind a lock.
public final class PartitionTask: @unchecked Sendable {
  /// Changes of the state, on their way into the store.
  struct Changes: Sendable {
    var task: PartitionTask
    var batch: StateBatch
    /// The offset after what they reflect.
    var next: Int64?
  }

  private let makeStage: (any StateStore) throws -> any PartitionStage
  private let openStore: () throws -> any StateStore
  private var store: any StateStore
  private var stage: any PartitionStage
  /// Batches that were taken, and not stored yet.
  private var outstanding = 0
  /// Whether the stage holds changes that no batch was taken of, as after an error.
  private var isOpen = false
  /// The offset after what the store reflects, markers of transactions included where it is known.
  private var resume: Int64?
  /// Batches that were stored and of which the stage does not know it.
  private let stored = Mutex<[Changes]>([])

  /// Opens the store, and the stage on it.
  ///
  /// - Throws: what the two throw.
  public init(
    openStore: @escaping () throws -> any StateStore,
    makeStage: @escaping (any StateStore) throws -> any PartitionStage
  ) throws {
    self.openStore = openStore
    self.makeStage = makeStage
    store = try openStore()
    stage = try makeStage(store)
    resume = store.offset.map { $0 + 1 }
  }

  /// The offset after what the store reflects; nil for an empty store.
  var storedNext: Int64? { resume }

  /// Whether its store can be used.
  var isUsable: Bool { store.isUsable }

  /// Bytes of the store.
  var storeBytes: Int { store.size }

  /// Gets ready to be read again: forgets what is not in the store, if there is anything, and opens another store where
  /// this one is of no more use.
  func settle() throws {
    acknowledge()
    guard outstanding > 0 || isOpen || !store.isUsable else { return }
    if !store.isUsable {
      store.close()
      store = try openStore()
    }
    stage = try makeStage(store)
    outstanding = 0
    isOpen = false
    resume = store.offset.map { $0 + 1 }
  }

  /// Takes records in that were worked on before, and writes them to the store.
  func restore(_ records: [SourceRecord], writing write: (Changes) throws -> Void) throws {
    acknowledge()
    isOpen = true
    try stage.fold(records)
    if let changes = takeChanges(next: records.last.map { $0.offset + 1 }) { try write(changes) }
    acknowledge()
  }

  /// Works on records.
  func process(_ records: [SourceRecord], now: Int64) throws -> [StageOutput] {
    acknowledge()
    isOpen = true
    return try stage.process(records, now: now)
  }

  /// Does what time alone makes due.
  func advance(now: Int64) throws -> [StageOutput] {
    acknowledge()
    isOpen = true
    return try stage.advance(now: now)
  }

  /// Ends the batch in work.
  ///
  /// - Parameter next: the offset after the last record; nil where there was none.
  /// - Returns: nil where nothing has changed.
  func takeChanges(next: Int64?) -> Changes? {
    let batch = stage.takeBatch()
    isOpen = false
    guard !batch.isEmpty else { return nil }
    outstanding += 1
    return Changes(task: self, batch: batch, next: next)
  }

  /// Closes the store.
  func close() {
    store.close()
  }

  /// What the stage did since it was opened.
  var counts: DuplicateCounts { stage.counts }

  private func acknowledge() {
    let news = stored.withLock { stored in
      defer { stored = [] }
      return stored
    }
    for changes in news {
      stage.committed(changes.batch)
      outstanding -= 1
      resume = changes.next ?? resume
    }
  }
}

extension PartitionTask.Changes {
  /// Writes them to the store, which may happen beside work on the partition.
  ///
  /// - Throws: ``StoreError``.
  func write() throws {
    try task.write(self)
  }
}

extension PartitionTask {
  fileprivate func write(_ changes: Changes) throws {
    try store.commit(changes.batch)
    stored.withLock { $0.append(changes) }
  }
}
