import CRocksDB
import Synchronization

/// When entries of a database end: each value begins with the hour of its arrival, and the store has a lowest hour that
/// is still kept. Reads pass over what is older; RocksDB drops it when it compacts.
final class RocksExpiry: Sendable {
  private static let hour: Int64 = 3_600_000
  /// Bytes of a value that hold its hour.
  private static let stampBytes = 3

  private let lowest = Atomic<Int>(0)

  /// Puts the hour of its arrival before a value.
  func stamped(_ value: [UInt8], arrival: Int64) -> [UInt8] {
    var writer = ByteWriter(reserving: value.count + Self.stampBytes)
    writer.number(UInt64(Self.hour(of: arrival)), bytes: Self.stampBytes)
    writer.raw(value)
    return writer.bytes
  }

  /// The value after its stamp; nil where it is too old, or has no stamp.
  func live(_ stored: [UInt8]) -> [UInt8]? {
    guard stored.count >= Self.stampBytes, !stored.withUnsafeBufferPointer(isOver) else { return nil }
    return Array(stored.dropFirst(Self.stampBytes))
  }

  /// Raises the lowest hour that is kept; it never falls.
  func raise(to time: Int64) {
    let hour = Self.hour(of: time)
    if hour > lowest.load(ordering: .relaxed) { lowest.store(hour, ordering: .relaxed) }
  }

  private func isOver(_ stored: UnsafeBufferPointer<UInt8>) -> Bool {
    let hour = stored.prefix(Self.stampBytes).reduce(0) { $0 << 8 | Int($1) }
    return hour < lowest.load(ordering: .relaxed)
  }

  /// Hours since 1970, within what the stamp holds.
  private static func hour(of time: Int64) -> Int {
    Int(min(max(time / hour, 0), 0xFF_FFFF))
  }

  /// A compaction filter that drops what is over. It holds on to this object until RocksDB destroys it.
  func makeFilter() -> OpaquePointer? {
    rocksdb_compactionfilter_create(
      Unmanaged.passRetained(self).toOpaque(),
      { state in if let state { Unmanaged<RocksExpiry>.fromOpaque(state).release() } },
      { state, _, _, keyLength, value, valueLength, _, _, _ in
        guard let state, keyLength > 1, valueLength >= RocksExpiry.stampBytes else { return 0 }
        return Unmanaged<RocksExpiry>.fromOpaque(state).takeUnretainedValue()
          .isOver(RocksBytes(value, valueLength)) ? 1 : 0
      },
      { _ in UnsafePointer(RocksExpiry.filterName) })
  }

  /// RocksDB keeps the pointer for as long as the process runs.
  nonisolated(unsafe) private static let filterName: UnsafeMutablePointer<CChar> = {
    let name = Array("winnow.expiry".utf8CString)
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: name.count)
    copy.initialize(from: name, count: name.count)
    return copy
  }()
}
