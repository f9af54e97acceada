import CRocksDB
import Synchronization

/// A state store on disk: one partition's part of a ``RocksDatabase``.
///
/// `@unchecked Sendable`: the database is safe to use from several threads, and the rest is behind locks.
public final class RocksStore: StateStore, @unchecked Sendable {
  private let database: RocksDatabase
  private let layout: Layout
  private let partition: Int
  private let position: Mutex<Int64?>
  private let closed = Mutex(false)
  /// What is held back, so that many changes are written in one go, in the order of their keys: each costs less than half of
  /// what it costs alone, and what changes soon again is written once. Held while entries are read, and the iterator changes.
  private let pending: Mutex<PendingWrites>
  /// Whether anything that was held back is written. Used by commits alone.
  private var hasWritten = false
  /// Used from one read to the next, within a batch: making one costs as much as a read. It keeps alive what it reads from.
  private var iterator: OpaquePointer?
  private let release: @Sendable () -> Void

  /// How the names of groups are laid out in keys.
  public enum Layout: Sendable, CaseIterable {
    /// Five bytes: the bucket of a key.
    case index
    /// Sixteen bytes: an article.
    case verify

    /// Bytes of a group's name.
    var groupBytes: Int {
      switch self {
      case .index: 5
      case .verify: 16
      }
    }

    /// Bytes of a key before the item: partition and group.
    var prefixBytes: Int { Self.partitionBytes + groupBytes }

    /// Bytes of a partition's number.
    static let partitionBytes = 2
  }

  /// Opens a partition's part.
  /// - Parameters:
  ///   - database: of the layout.
  ///   - release: called when the store is closed.
  /// - Throws: ``StoreError``.
  init(
    _ database: RocksDatabase, _ layout: Layout, partition: Int, release: @escaping @Sendable () -> Void = {}
  ) throws {
    self.database = database
    self.layout = layout
    self.partition = partition
    self.release = release
    position = Mutex(nil)
    pending = Mutex(PendingWrites(layout, partition: partition))
    guard let bytes = try database.get(layout.offsetKey(partition)) else { return }
    var reader = ByteReader(bytes)
    guard let offset = try? reader.number(bytes: 8) else { throw StoreError.corrupt("the offset of \(partition)") }
    position.withLock { $0 = Int64(bitPattern: offset) }
  }

  deinit { close() }

  /// The offset of the last source record that the store reflects.
  public var offset: Int64? { position.withLock { $0 } }

  /// False once the database was found damaged, or does not write any more for another reason than a full disk.
  public var isUsable: Bool { database.isUsable }

  /// The store's share of the bytes of its database, as if all its partitions were of one size.
  public var size: Int { database.size / max(1, database.users.load(ordering: .relaxed)) }

  /// The value of an entry; nil if there is none.
  public func value(_ item: [UInt8], in group: StateGroup) throws -> [UInt8]? {
    let expiry = database.options.expiry
    switch pending.withLock({ $0.change(of: item, in: group, expiry) }) {
    case .put(let value, _): return value
    case .delete: return nil
    case nil: return try database.get(layout.key(item, in: group, of: partition)).flatMap(expiry.live)
    }
  }

  /// The entries of a group within a range.
  public func entries(
    of group: StateGroup, from lower: [UInt8], upTo upper: [UInt8], limit: Int, descending: Bool
  ) throws -> [StateEntry] {
    guard lower.precedes(upper), limit > 0 else { return [] }
    return try pending.withLock { pending in
      let changed = pending.changes(of: group, from: lower, upTo: upper, database.options.expiry)
      return try changed.made(limit: limit, descending: descending) {
        try read(group, from: lower, upTo: upper, limit: $0, descending: descending)
      }
    }
  }

  private func read(
    _ group: StateGroup, from lower: [UInt8], upTo upper: [UInt8], limit: Int, descending: Bool
  ) throws -> [StateEntry] {
    if iterator == nil { iterator = rocksdb_create_iterator(database.handle, database.readOptions) }
    let first = layout.key(lower, in: group, of: partition)
    let end = layout.key(upper, in: group, of: partition)
    if descending {
      end.withRocksBytes { rocksdb_iter_seek_for_prev(iterator, $0, $1) }
    } else {
      first.withRocksBytes { rocksdb_iter_seek(iterator, $0, $1) }
    }
    var entries: [StateEntry] = []
    while rocksdb_iter_valid(iterator) != 0, entries.count < limit {
      var length = 0
      let key = Array(RocksBytes(rocksdb_iter_key(iterator, &length), length))
      if descending ? key.precedes(first) : !key.precedes(end) { break }
      // Going back begins at the end itself, which does not belong to the range.
      if key.precedes(end), key.count >= layout.prefixBytes {
        let stored = Array(RocksBytes(rocksdb_iter_value(iterator, &length), length))
        if let value = database.options.expiry.live(stored) {
          entries.append(StateEntry(item: Array(key.dropFirst(layout.prefixBytes)), value: value))
        }
      }
      if descending { rocksdb_iter_prev(iterator) } else { rocksdb_iter_next(iterator) }
    }
    try database.check { rocksdb_iter_get_error(iterator, $0) }
    return entries
  }

  /// Lets go of the iterator.
  public func endReads() { pending.withLock { _ in dropIterator() } }

  /// Takes in a batch and its offset, and writes it with others.
  public func commit(_ batch: StateBatch) throws {
    if batch.isEmpty { return }
    try database.requireRoom()
    let most = database.mostPending / max(1, database.users.load(ordering: .relaxed))
    // Each begins elsewhere on the way there, so that not all stores write at the same time.
    let ahead = hasWritten ? 0 : most / 8 * (partition % 8)
    if pending.withLock({ $0.byteCount }) + ahead > most { try writePending() }
    pending.withLock { $0.add(batch, database.options.expiry) }
    if let offset = batch.offset { position.withLock { $0 = offset } }
  }

  /// Writes what is held back. Until that is done it is read from where it is.
  private func writePending() throws {
    do {
      let changes = pending.withLock { $0 }
      if changes.isEmpty { return }
      try database.write { writes in
        changes.inOrder { key, value in
          key.lent { key, keyLength in
            if let value {
              value.lent { rocksdb_writebatch_put(writes, key, keyLength, $0, $1) }
            } else {
              rocksdb_writebatch_delete(writes, key, keyLength)
            }
          }
        }
        if let offset = changes.offset { Self.put(offset, at: layout.offsetKey(partition), writes) }
      }
    }
    hasWritten = true
    pending.withLock {
      $0.removeAll()
      dropIterator()
    }
  }

  private func dropIterator() {
    if let iterator { rocksdb_iter_destroy(iterator) }
    iterator = nil
  }

  /// Hides what arrived before a time, by the hour, in all partitions of the database; compaction drops it from the files.
  public func expire(before time: Int64) {
    database.options.expiry.raise(to: time)
  }

  /// Lets go of the database, which closes with the last of its stores.
  public func close() {
    let isFirst = closed.withLock { closed in
      defer { closed = true }
      return !closed
    }
    guard isFirst else { return }
    // What cannot be written now is replayed later.
    try? writePending()
    endReads()
    release()
  }

  /// Notes a number under a key.
  static func put(_ number: Int64, at key: [UInt8], _ writes: OpaquePointer) {
    var writer = ByteWriter(reserving: 8)
    writer.number(UInt64(bitPattern: number), bytes: 8)
    writer.bytes.withRocksBytes { value, length in
      key.withRocksBytes { rocksdb_writebatch_put(writes, $0, $1, value, length) }
    }
  }
}

extension RocksStore.Layout {
  /// The key of an entry: the partition, the group's name, the item.
  func key(_ item: [UInt8], in group: StateGroup, of partition: Int) -> [UInt8] {
    var writer = ByteWriter(reserving: prefixBytes + item.count)
    key(item, in: group, of: partition, into: &writer)
    return writer.bytes
  }

  func key(_ item: [UInt8], in group: StateGroup, of partition: Int, into writer: inout ByteWriter) {
    writer.number(UInt64(partition), bytes: Self.partitionBytes)
    if self == .verify { writer.number(group.high, bytes: 8) }
    writer.number(group.low, bytes: self == .verify ? 8 : 5)
    writer.raw(item)
  }

  /// The key of a partition's offset: shorter than any entry's.
  func offsetKey(_ partition: Int) -> [UInt8] { number(partition) + [0] }

  /// The key of the time since which a partition has been elsewhere, milliseconds since 1970.
  func timeKey(_ partition: Int) -> [UInt8] { number(partition) + [1] }

  /// Where a partition's keys begin.
  func number(_ partition: Int) -> [UInt8] {
    var writer = ByteWriter(reserving: Self.partitionBytes)
    writer.number(UInt64(partition), bytes: Self.partitionBytes)
    return writer.bytes
  }
}
