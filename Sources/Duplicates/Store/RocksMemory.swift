import CRocksDB

/// What all databases of a process share, so that their memory is bounded together: the cache of blocks, indexes and
/// filters. RocksDB counts the users of it itself.
public final class RocksMemory: @unchecked Sendable {
  /// Written once; the cache is safe to use from several threads.
  let cache: OpaquePointer
  /// Bytes of one write buffer; a database has two at most.
  let writeBuffer: Int

  /// Makes a cache.
  /// - Parameters:
  ///   - cacheBytes: its capacity.
  ///   - writeBufferBytes: of each write buffer; each partition can have two.
  public init(cacheBytes: Int = 64 << 20, writeBufferBytes: Int = 4 << 20) {
    cache = rocksdb_cache_create_lru(cacheBytes)
    writeBuffer = writeBufferBytes
  }

  deinit { rocksdb_cache_destroy(cache) }

  /// Bytes in the cache.
  public var cachedBytes: Int { rocksdb_cache_get_usage(cache) }
}
