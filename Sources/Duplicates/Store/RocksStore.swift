import CRocksDB
import Glibc
import Synchronization

/// A state store on disk: one RocksDB database for one partition.
///
/// A batch and its offset are written as one. There is no write-ahead log: what is not in the tables yet, a write buffer
/// or two, is written at a close, and after a kill it is replayed, as the store's offset says.
///
/// librocksdb 7.8.3 of Debian ends the process on an assertion when it goes on with a file that a full disk has refused:
/// its log at the next write, its manifest after a flush. So there is no log, and nothing is written while less than
/// ``RocksMemory``'s reserve is free, which is room for all that the write buffers hold. RocksDB is safe to call from several
/// threads.
public final class RocksStore: StateStore, @unchecked Sendable {
  private let database: OpaquePointer
  private let options: RocksOptions
  private let readOptions: OpaquePointer
  private let writeOptions: OpaquePointer
  private let layout: Layout
  private let memory: RocksMemory
  private let position: Mutex<Int64?>
  /// Whether the database is closed. Held while a batch is written, which may happen beside the thread that closes.
  private let closed = Mutex(false)
  /// Held while entries are read, and the iterator changes.
  private let reading = Mutex(())
  /// Used from one read to the next, as long as no batch is written: making one costs as much as a read.
  private var iterator: OpaquePointer?
  private let path: String
  private let usable = Atomic(true)

  /// The file in a database's directory that says of it that it was found damaged.
  static let damageMark = "damaged"

  /// How the names of groups are laid out in keys.
  public enum Layout: Sendable {
    /// Five bytes: the bucket of a key.
    case index
    /// Sixteen bytes: an article.
    case verify

    var groupBytes: Int {
      switch self {
      case .index: 5
      case .verify: 16
      }
    }
  }

  /// The key of the offset: shorter than any entry's.
  private static let offsetKey: [UInt8] = [0]

  /// Opens a database, or makes it.
  /// - Parameters:
  ///   - path: its directory, whose parent exists.
  ///   - memory: what the databases of a process share.
  /// - Throws: ``StoreError``.
  init(path: String, layout: Layout, memory: RocksMemory) throws {
    let options = RocksOptions(layout: layout, memory: memory)
    let opened = try RocksError.check { rocksdb_open(options.handle, path, $0) }
    guard let opened else { throw StoreError.failed("\(path): no database") }
    self.options = options
    self.path = path
    self.layout = layout
    self.memory = memory
    database = opened
    readOptions = rocksdb_readoptions_create()
    writeOptions = rocksdb_writeoptions_create()
    rocksdb_writeoptions_disable_WAL(writeOptions, 1)
    position = Mutex(nil)
    guard let bytes = try get(Self.offsetKey) else { return }
    var reader = ByteReader(bytes)
    guard let offset = try? reader.number(bytes: 8) else { throw StoreError.corrupt("\(path): the offset") }
    position.withLock { $0 = Int64(bitPattern: offset) }
  }

  deinit {
    close()
    rocksdb_readoptions_destroy(readOptions)
    rocksdb_writeoptions_destroy(writeOptions)
  }

  /// The offset of the last source record that the store reflects.
  public var offset: Int64? { position.withLock { $0 } }

  /// False once the database was found damaged, or does not write any more for another reason than a full disk.
  public var isUsable: Bool { usable.load(ordering: .relaxed) }

  /// Bytes of the database's files.
  public var size: Int {
    var size: UInt64 = 0
    rocksdb_property_int(database, "rocksdb.total-sst-files-size", &size)
    return Int(size)
  }

  /// The value of an entry; nil if there is none.
  public func value(_ item: [UInt8], in group: StateGroup) throws -> [UInt8]? {
    try get(layout.key(item, in: group)).flatMap { options.expiry.live($0) }
  }

  /// The entries of a group within a range.
  public func entries(
    of group: StateGroup, from lower: [UInt8], upTo upper: [UInt8], limit: Int, descending: Bool
  ) throws -> [StateEntry] {
    guard lower.precedes(upper), limit > 0 else { return [] }
    return try reading.withLock { _ in
      try read(group, from: lower, upTo: upper, limit: limit, descending: descending)
    }
  }

  private func read(
    _ group: StateGroup, from lower: [UInt8], upTo upper: [UInt8], limit: Int, descending: Bool
  ) throws -> [StateEntry] {
    if iterator == nil { iterator = rocksdb_create_iterator(database, readOptions) }
    let first = layout.key(lower, in: group)
    let end = layout.key(upper, in: group)
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
      if key.precedes(end), key.count >= layout.groupBytes {
        let stored = Array(RocksBytes(rocksdb_iter_value(iterator, &length), length))
        if let value = options.expiry.live(stored) {
          entries.append(StateEntry(item: Array(key.dropFirst(layout.groupBytes)), value: value))
        }
      }
      if descending { rocksdb_iter_prev(iterator) } else { rocksdb_iter_next(iterator) }
    }
    try check { rocksdb_iter_get_error(iterator, $0) }
    return entries
  }

  /// Writes a batch and its offset.
  public func commit(_ batch: StateBatch) throws {
    if batch.isEmpty { return }
    if freeBytes < memory.reserve {
      throw StoreError.diskFull("\(path): \(freeBytes) bytes are free, and \(memory.reserve) have to be")
    }
    let writes = rocksdb_writebatch_create()
    defer { rocksdb_writebatch_destroy(writes) }
    for (group, changes) in batch.changes {
      for (item, change) in changes.elements {
        layout.key(item, in: group).withRocksBytes { key, keyLength in
          switch change {
          case .put(let value, let arrival):
            options.expiry.stamped(value, arrival: arrival).withRocksBytes {
              rocksdb_writebatch_put(writes, key, keyLength, $0, $1)
            }
          case .delete: rocksdb_writebatch_delete(writes, key, keyLength)
          }
        }
      }
    }
    if let offset = batch.offset {
      var writer = ByteWriter(reserving: 8)
      writer.number(UInt64(bitPattern: offset), bytes: 8)
      writer.bytes.withRocksBytes { value, length in
        Self.offsetKey.withRocksBytes { rocksdb_writebatch_put(writes, $0, $1, value, length) }
      }
    }
    try closed.withLock { closed in
      if closed { throw StoreError.failed("\(path): closed") }
      try check { rocksdb_write(database, writeOptions, writes, $0) }
    }
    dropIterator()
    if let offset = batch.offset { position.withLock { $0 = offset } }
  }

  /// Hides what arrived before a time, by the hour; compaction drops it from the files.
  public func expire(before time: Int64) {
    options.expiry.raise(to: time)
  }

  /// Closes the database.
  public func close() {
    let isFirst = closed.withLock { closed in
      defer { closed = true }
      return !closed
    }
    guard isFirst else { return }
    dropIterator()
    // What cannot be written now is replayed later.
    if freeBytes >= memory.reserve, isUsable {
      let flush = rocksdb_flushoptions_create()
      defer { rocksdb_flushoptions_destroy(flush) }
      _ = try? RocksError.check { rocksdb_flush(database, flush, $0) }
    }
    rocksdb_cancel_all_background_work(database, 1)
    rocksdb_close(database)
  }

  private func dropIterator() {
    reading.withLock { _ in
      if let iterator { rocksdb_iter_destroy(iterator) }
      iterator = nil
    }
  }

  /// Calls a function of the C interface, and remembers what ends the database's use. What damaged it stays on disk, so
  /// that whoever opens it next has to know.
  @discardableResult
  private func check<Result>(_ call: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result) throws -> Result {
    do {
      return try RocksError.check(call)
    } catch let error as StoreError {
      switch error {
      case .diskFull, .locked: break
      case .corrupt:
        usable.store(false, ordering: .relaxed)
        Glibc.close(creat("\(path)/\(Self.damageMark)", 0o640))
      case .failed: usable.store(false, ordering: .relaxed)
      }
      throw error
    }
  }

  /// Bytes that are free on the file system for us; where it cannot be asked, enough.
  private var freeBytes: Int {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return .max }
    let (bytes, isTooMany) = UInt(status.f_bavail).multipliedReportingOverflow(by: UInt(status.f_frsize))
    return isTooMany ? .max : Int(clamping: bytes)
  }

  private func get(_ key: [UInt8]) throws -> [UInt8]? {
    var length = 0
    let found = try check { error in
      key.withRocksBytes { rocksdb_get(database, readOptions, $0, $1, &length, error) }
    }
    guard let found else { return nil }
    defer { rocksdb_free(found) }
    return Array(RocksBytes(found, length))
  }
}

extension RocksStore.Layout {
  /// The key of an entry: the group's name, then the item.
  func key(_ item: [UInt8], in group: StateGroup) -> [UInt8] {
    var writer = ByteWriter(reserving: groupBytes + item.count)
    if self == .verify { writer.number(group.high, bytes: 8) }
    writer.number(group.low, bytes: self == .verify ? 8 : 5)
    writer.raw(item)
    return writer.bytes
  }
}
