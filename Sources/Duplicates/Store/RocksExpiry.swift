import CRocksDB
import Synchronization

/// When entries of a database end: each value begins with the hour of its arrival, and the store has a lowest hour that
/// is still kept. Reads pass over what is older; RocksDB drops it when it compacts.
///
/// The low 16 bits of an hour tell three years of before from three years of after. An entry that no compaction has met
/// for longer than that would count again, and still be outside the window of everything that arrives.
final class RocksExpiry: Sendable {
  private static let hour: Int64 = 3_600_000
  /// Bytes of a value that hold its hour.
  private static let stampBytes = 2

  /// Hours since 1970; everything is kept at first.
  private let lowest = Atomic<Int64>(.min)

  /// Writes a value after the hour of its arrival.
  func stamp(_ value: [UInt8], arrival: Int64, into writer: inout ByteWriter) {
    writer.number(UInt64(bitPattern: arrival / Self.hour), bytes: Self.stampBytes)
    writer.raw(value)
  }

  /// The value after its stamp; nil where it is too old, or has no stamp.
  func live(_ stored: [UInt8]) -> [UInt8]? {
    guard stored.count >= Self.stampBytes, !stored.withUnsafeBufferPointer(isOver) else { return nil }
    return Array(stored.dropFirst(Self.stampBytes))
  }

  /// Raises the lowest hour that is kept; it never falls.
  func raise(to time: Int64) {
    lowest.max(time / Self.hour, ordering: .relaxed)
  }

  /// Whether an entry that arrived then is too old.
  func isOver(arrival: Int64) -> Bool {
    arrival / Self.hour < lowest.load(ordering: .relaxed)
  }

  private func isOver(_ stored: UnsafeBufferPointer<UInt8>) -> Bool {
    let lowest = lowest.load(ordering: .relaxed)
    guard lowest != .min else { return false }
    let hour = UInt16(stored[0]) << 8 | UInt16(stored[1])
    return Int16(bitPattern: UInt16(truncatingIfNeeded: lowest) &- hour) > 0
  }

  /// A compaction filter that drops what is over. It holds on to this object until RocksDB destroys it.
  func makeFilter() -> OpaquePointer? {
    rocksdb_compactionfilter_create(
      Unmanaged.passRetained(self).toOpaque(),
      { state in if let state { Unmanaged<RocksExpiry>.fromOpaque(state).release() } },
      { state, _, _, keyLength, value, valueLength, _, _, _ in
        guard let state, keyLength > RocksStore.Layout.partitionBytes + 1, valueLength >= RocksExpiry.stampBytes else {
          return 0
        }
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
