import CRocksDB
import Glibc
import Synchronization

/// The state directory: one database for each stage, of all partitions that this machine has worked on.
///
/// A database's name says what it is of: stage, generation of the topics, specVersion, format. What has another
/// generation, version or format, or is damaged, is set aside under a name of its own and rebuilt by replay. A database is
/// open while any of its stores is.
public final class StateDirectory: Sendable {
  private let path: String
  private let memory: RocksMemory
  private let configuration: DuplicatesConfiguration
  private let warn: @Sendable (String) -> Void

  /// The open databases. Held while one is opened or closed.
  private let databases = Mutex<[RocksStore.Layout: RocksDatabase]>([:])

  /// Milliseconds that the state of a partition is kept which went to another machine.
  static let keptMilliseconds: Int64 = 24 * 3_600_000

  /// Takes a directory, and makes it where it is missing. Its parent exists.
  /// - Parameters:
  ///   - path: the directory.
  ///   - memory: what the stores share.
  ///   - configuration: for generation and specVersion.
  ///   - warn: called with what is worth a line in the log.
  /// - Throws: ``StoreError`` where the directory cannot be made or read.
  public init(
    path: String, memory: RocksMemory, configuration: DuplicatesConfiguration,
    warn: @escaping @Sendable (String) -> Void
  ) throws {
    self.path = path
    self.memory = memory
    self.configuration = configuration
    self.warn = warn
    if mkdir(path, 0o750) != 0, errno != EEXIST { throw Self.failure(path) }
    for name in try Self.names(in: path) where Self.isStore(name) && !name.hasSuffix(suffix) {
      warn(
        "the state store \(name) is of another topic generation, specVersion or format: set aside, delete it when you like"
      )
      try setAside(name)
    }
  }

  /// Opens the store of a partition. A damaged database is set aside, and an empty one opened in its place.
  /// - Throws: ``StoreError/locked(_:)`` where another process has it, ``StoreError/diskFull(_:)``, and whatever else
  ///   keeps an empty store from being opened.
  public func open(_ layout: RocksStore.Layout, partition: Int) throws -> RocksStore {
    try open(layout, partition: partition, isFirst: true)
  }

  private func open(_ layout: RocksStore.Layout, partition: Int, isFirst: Bool) throws -> RocksStore {
    let database = try databases.withLock { databases in
      if let known = databases[layout], !known.isUsable {
        throw StoreError.failed("its database is of no more use, and its other stores are still open")
      }
      if databases[layout] == nil { databases[layout] = try openDatabase(layout) }
      databases[layout]!.users.add(1, ordering: .relaxed)
      return databases[layout]!
    }
    do {
      return try RocksStore(database, layout, partition: partition) { self.release(database, layout) }
    } catch {
      // Damage that shows as soon as it is read is found out once more when the database is opened.
      guard !database.isUsable, isFirst else { throw error }
      return try open(layout, partition: partition, isFirst: false)
    }
  }

  /// Notes that these partitions are ours now, and since when others are not; forgets those that have been elsewhere for
  /// long.
  /// - Parameter now: milliseconds since 1970.
  /// - Throws: ``StoreError``.
  public func keep(_ layout: RocksStore.Layout, partitions: Set<Int>, now: Int64) throws {
    guard let database = databases.withLock({ $0[layout] }) else { return }
    let count = layout == .index ? configuration.keysPartitions : configuration.verifyPartitions
    for partition in 0..<count {
      let isOurs = partitions.contains(partition)
      let since = try database.get(layout.timeKey(partition)).map(Self.time)
      switch since {
      case nil where !isOurs: continue
      case let since? where !isOurs && since != Self.ours:
        if now - since > Self.keptMilliseconds { try forget(partition, layout, database) }
      case Self.ours? where isOurs: continue
      default:
        try database.write { RocksStore.put(isOurs ? Self.ours : now, at: layout.timeKey(partition), $0) }
      }
    }
  }

  /// Stands for the time since which a partition has been elsewhere, of one that is ours.
  private static let ours = Int64.max

  private static func time(_ bytes: [UInt8]) -> Int64 {
    var reader = ByteReader(bytes)
    return (try? reader.number(bytes: 8)).map { Int64(bitPattern: $0) } ?? 0
  }

  /// Forgets what is known of a partition, whose store must be closed.
  /// - Throws: ``StoreError``.
  public func discard(_ layout: RocksStore.Layout, partition: Int) throws {
    let store = try open(layout, partition: partition)
    defer { store.close() }
    guard let database = databases.withLock({ $0[layout] }) else { return }
    try forget(partition, layout, database)
  }

  private func forget(_ partition: Int, _ layout: RocksStore.Layout, _ database: RocksDatabase) throws {
    try database.write { writes in
      layout.number(partition).withRocksBytes { first, firstLength in
        layout.number(partition + 1).withRocksBytes { end, endLength in
          rocksdb_writebatch_delete_range(writes, first, firstLength, end, endLength)
        }
      }
    }
  }

  private func release(_ database: RocksDatabase, _ layout: RocksStore.Layout) {
    databases.withLock { databases in
      guard database.users.subtract(1, ordering: .relaxed).newValue == 0, databases[layout] === database else { return }
      databases[layout] = nil
      database.close()
    }
  }

  private func openDatabase(_ layout: RocksStore.Layout) throws -> RocksDatabase {
    let name = "\(layout == .index ? "index" : "verify")\(suffix)"
    do {
      if access("\(path)/\(name)/\(RocksDatabase.damageMark)", F_OK) == 0 {
        throw StoreError.corrupt("found when it was read")
      }
      return try RocksDatabase(path: "\(path)/\(name)", layout: layout, memory: memory)
    } catch let error as StoreError {
      switch error {
      case .diskFull, .locked: throw error
      case .corrupt, .failed:
        warn("the state store \(name) is set aside, and rebuilt from its topic: \(error)")
        try setAside(name)
        return try RocksDatabase(path: "\(path)/\(name)", layout: layout, memory: memory)
      }
    }
  }

  /// Raised with every change of what stores hold.
  private static let format = 3

  private var suffix: String {
    "-g\(configuration.generation)-v\(configuration.fingerprint.specVersion)-f\(Self.format)"
  }

  /// The stages' stores begin with their stage and end with a version.
  private static func isStore(_ name: String) -> Bool {
    (name.hasPrefix("index-") || name.hasPrefix("verify-")) && !name.contains(".set-aside")
  }

  private func setAside(_ name: String) throws {
    var number = 0
    while access("\(path)/\(name).set-aside-\(number)", F_OK) == 0 { number += 1 }
    let target = "\(path)/\(name).set-aside-\(number)"
    if rename("\(path)/\(name)", target) != 0, errno != ENOENT { throw Self.failure(target) }
  }

  private static func names(in path: String) throws -> [String] {
    guard let directory = opendir(path) else { throw failure(path) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names.sorted()
  }

  private static func failure(_ path: String) -> StoreError {
    let text = "\(path): \(String(cString: strerror(errno)))"
    return errno == ENOSPC ? .diskFull(text) : .failed(text)
  }
}
