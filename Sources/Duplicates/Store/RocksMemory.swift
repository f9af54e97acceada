import CRocksDB
import Glibc

/// What the databases of a process share, so that their memory is bounded together: the cache of blocks, indexes and
/// filters, and an equal part of the bytes for writes each. RocksDB counts the users of the cache itself.
public final class RocksMemory: @unchecked Sendable {
  /// Written once; the cache is safe to use from several threads.
  let cache: OpaquePointer
  /// Bytes of one write buffer; a database has two at most.
  let writeBuffer: Int
  /// Bytes of changes that the stores of a database hold back, together, to write many in one go.
  let pending: Int
  /// Bytes that must be free on the file system for anything to be written.
  let reserve: Int

  /// Divides it: two write buffers for each database and half of one for what is held back, at most five eighths; the rest
  /// for the cache.
  ///
  /// - Parameter bytes: for the databases of all stages together.
  public init(bytes: Int) {
    writeBuffer = Self.writeBuffer(of: bytes)
    reserve = Self.reserve(of: bytes)
    pending = writeBuffer / 2
    cache = rocksdb_cache_create_lru(max(bytes * 3 / 8, bytes - (2 * writeBuffer + pending) * Self.databases))
  }

  deinit { rocksdb_cache_destroy(cache) }

  /// Bytes that must be free on the file system for anything to be written, where databases share so many bytes: twice what
  /// all write buffers hold, which is as many, and 128 MiB at most.
  public static func reserve(of bytes: Int) -> Int { 4 * writeBuffer(of: bytes) * databases }

  /// Bytes that are free for us on the file system of a path; nil where it cannot be asked.
  public static func freeBytes(at path: String) -> Int? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    let (bytes, isTooMany) = UInt(status.f_bavail).multipliedReportingOverflow(by: UInt(status.f_frsize))
    return isTooMany ? .max : Int(clamping: bytes)
  }

  /// 64 KiB at least, and 16 MiB at most.
  private static func writeBuffer(of bytes: Int) -> Int { min(max(bytes / 4 / databases, 64 << 10), 16 << 20) }

  private static var databases: Int { RocksStore.Layout.allCases.count }
}
