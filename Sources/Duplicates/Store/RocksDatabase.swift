import CRocksDB
import Glibc
import Synchronization

/// One RocksDB database: what a stage keeps of all its partitions on this machine, so that memory and open files do not
/// grow with their number. A partition's keys begin with its number.
///
/// There is no write-ahead log: what is not in the tables yet, a write buffer or two, is written at a close, and after a
/// kill it is replayed, as each partition's offset says. A partition's changes and its offset are written as one, so that
/// they are in the tables together.
///
/// librocksdb 7.8.3 of Debian ends the process on an assertion when it goes on with a file that a full disk has refused:
/// its log at the next write, its manifest after a flush. So there is no log, and nothing is written while less than
/// ``RocksMemory``'s reserve is free, which is room for all that the write buffers hold.
///
/// `@unchecked Sendable`: RocksDB is safe to call from several threads; whether it is closed is behind a lock.
final class RocksDatabase: @unchecked Sendable {
  let handle: OpaquePointer
  let readOptions: OpaquePointer
  let options: RocksOptions
  private let writeOptions: OpaquePointer
  private let memory: RocksMemory
  /// Whether the database is closed. Held while a batch is written, which may happen beside the thread that closes.
  private let closed = Mutex(false)
  private let path: String
  private let usable = Atomic(true)
  /// Stores that use it.
  let users = Atomic(0)

  /// The file in a database's directory that says of it that it was found damaged.
  static let damageMark = "damaged"

  /// Opens a database, or makes it.
  /// - Parameters:
  ///   - path: its directory, whose parent exists.
  ///   - memory: what the databases of a process share.
  /// - Throws: ``StoreError``.
  init(path: String, layout: RocksStore.Layout, memory: RocksMemory) throws {
    let options = RocksOptions(layout: layout, memory: memory)
    let opened = try RocksError.check { rocksdb_open(options.handle, path, $0) }
    guard let opened else { throw StoreError.failed("\(path): no database") }
    self.options = options
    self.path = path
    self.memory = memory
    handle = opened
    readOptions = rocksdb_readoptions_create()
    writeOptions = rocksdb_writeoptions_create()
    rocksdb_writeoptions_disable_WAL(writeOptions, 1)
  }

  deinit {
    close()
    rocksdb_readoptions_destroy(readOptions)
    rocksdb_writeoptions_destroy(writeOptions)
  }

  /// False once the database was found damaged, or does not write any more for another reason than a full disk.
  var isUsable: Bool { usable.load(ordering: .relaxed) && !closed.withLock { $0 } }

  /// Bytes of the database's files, and of what is not in files yet.
  var size: Int {
    closed.withLock { closed in
      guard !closed else { return 0 }
      return ["rocksdb.total-sst-files-size", "rocksdb.cur-size-all-mem-tables"].reduce(0) { sum, name in
        var size: UInt64 = 0
        rocksdb_property_int(handle, name, &size)
        return sum + Int(size)
      }
    }
  }

  func get(_ key: [UInt8]) throws -> [UInt8]? {
    var length = 0
    let found = try check { error in
      key.withRocksBytes { rocksdb_get(handle, readOptions, $0, $1, &length, error) }
    }
    guard let found else { return nil }
    defer { rocksdb_free(found) }
    return Array(RocksBytes(found, length))
  }

  /// Bytes of changes that its stores hold back, together.
  var mostPending: Int { memory.pending }

  /// Throws where there is no room for anything to be written.
  func requireRoom() throws {
    if freeBytes < memory.reserve {
      throw StoreError.diskFull("\(path): \(freeBytes) bytes are free, and \(memory.reserve) have to be")
    }
  }

  /// Writes changes, all or none.
  func write(_ add: (OpaquePointer) -> Void) throws {
    try requireRoom()
    guard let writes = rocksdb_writebatch_create() else { throw StoreError.failed("\(path): no memory") }
    defer { rocksdb_writebatch_destroy(writes) }
    add(writes)
    try closed.withLock { closed in
      if closed { throw StoreError.failed("\(path): closed") }
      try check { rocksdb_write(handle, writeOptions, writes, $0) }
    }
  }

  /// Calls a function of the C interface, and remembers what ends the database's use. What damaged it stays on disk, so
  /// that whoever opens it next has to know.
  @discardableResult
  func check<Result>(_ call: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result) throws -> Result {
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

  /// Closes the database.
  func close() {
    let isFirst = closed.withLock { closed in
      defer { closed = true }
      return !closed
    }
    guard isFirst else { return }
    // What cannot be written now is replayed later.
    if freeBytes >= memory.reserve, usable.load(ordering: .relaxed) {
      let flush = rocksdb_flushoptions_create()
      defer { rocksdb_flushoptions_destroy(flush) }
      _ = try? RocksError.check { rocksdb_flush(handle, flush, $0) }
    }
    rocksdb_cancel_all_background_work(handle, 1)
    rocksdb_close(handle)
  }

  /// Bytes that are free on the file system for us; where it cannot be asked, enough.
  private var freeBytes: Int { RocksMemory.freeBytes(at: path) ?? .max }
}
