import CRocksDB

/// What all databases of a process share, so that their memory is bounded together, however many there are: the cache of
/// blocks, indexes and filters, and an equal part of the bytes for writes each. RocksDB counts the users of the cache
/// itself.
public final class RocksMemory: @unchecked Sendable {
  /// Written once; the cache is safe to use from several threads.
  let cache: OpaquePointer
  /// Bytes of one write buffer; a database has two at most.
  let writeBuffer: Int
  /// Bytes that must be free on the file system for anything to be written: twice what all write buffers hold.
  let reserve: Int

  /// Divides it: two thirds for the write buffers of all databases, the rest for the cache, and a third in any case.
  ///
  /// - Parameters:
  ///   - databases: how many there can be at a time.
  ///   - bytes: for all of them together. A write buffer has 64 KiB at least, and 4 MiB at most.
  public init(databases: Int, bytes: Int) {
    let databases = max(databases, 1)
    writeBuffer = min(max(bytes / 3 / databases, 64 << 10), 4 << 20)
    reserve = 4 * writeBuffer * databases
    cache = rocksdb_cache_create_lru(max(bytes / 3, bytes - 2 * writeBuffer * databases))
  }

  deinit { rocksdb_cache_destroy(cache) }
}
