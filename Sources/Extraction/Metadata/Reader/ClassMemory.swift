#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Remembers what the class values of a page say: most of them repeat, and comparing costs less than reading.
struct ClassMemory {
  private struct Entry {
    var start: UInt32 = 0
    var count: UInt32 = 0
    var words: ClassWords = []
  }

  private static let size = 1024
  private var entries = [Entry](repeating: Entry(), count: size)

  /// What the value at a range says. All values must lie in the same buffer.
  mutating func words(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> ClassWords {
    // Bounds are checked here; the pointers below stay within the range.
    let value = UnsafeBufferPointer(rebasing: bytes[range])
    guard value.count >= 8, let base = value.baseAddress else { return ClassWords(value) }
    let head = UnsafeRawPointer(base).loadUnaligned(as: UInt64.self)
    let tail = UnsafeRawPointer(base + (value.count - 8)).loadUnaligned(as: UInt64.self)
    let hash = (head ^ UInt64(value.count)) &* 0x9E37_79B9_7F4A_7C15 ^ tail &* 0xC2B2_AE3D_27D4_EB4F
    let index = Int((hash ^ hash >> 29) >> 32) & (Self.size - 1)
    let entry = entries[index]
    if entry.count == value.count, memcmp(bytes.baseAddress! + Int(entry.start), base, value.count) == 0 {
      return entry.words
    }
    let words = ClassWords(value)
    entries[index] = Entry(
      start: UInt32(truncatingIfNeeded: range.lowerBound), count: UInt32(truncatingIfNeeded: value.count), words: words)
    return words
  }
}
