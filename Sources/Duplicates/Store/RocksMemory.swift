import CRocksDB

/// What the databases of a process share, so that their memory is bounded together: the cache of blocks, indexes and
/// filters, and an equal part of the bytes for writes each. RocksDB counts the users of the cache itself.
public final class RocksMemory: @unchecked Sendable {
  /// Written once; the cache is safe to use from several threads.
  let cache: OpaquePointer
  /// Bytes of one write buffer; a database has two at most.
  let writeBuffer: Int
  /// Bytes that must be free on the file system for anything to be written: twice what all write buffers hold.
  let reserve: Int

  /// Divides it: at most two thirds for the write buffers, the rest for the cache, and a third in any case.
  ///
  /// - Parameter bytes: for the databases of all stages together. A write buffer has 64 KiB at least, and 16 MiB at most.
  public init(bytes: Int) {
    let databases = RocksStore.Layout.allCases.count
    writeBuffer = min(max(bytes / 3 / databases, 64 << 10), 16 << 20)
    reserve = 4 * writeBuffer * databases
    cache = rocksdb_cache_create_lru(max(bytes / 3, bytes - 2 * writeBuffer * databases))
  }

  deinit { rocksdb_cache_destroy(cache) }
}
