/// Numbers by 64-bit hash: open addressing in two arrays, which grow with what is put in.
///
/// A chain of probes is never longer than ``longestProbe``: what does not fit is not found, so that no choice of hashes
/// makes a page take more than linear time.
struct HashIndex {
  private static let longestProbe = 64
  private var keys: [UInt64]
  private var values: [Int32]
  private var mask: Int
  private var count = 0

  /// Makes room for so many hashes.
  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    mask = size - 1
    values = [Int32](repeating: -1, count: size)
    keys = [UInt64](repeating: 0, count: size)
  }

  /// The number of a hash.
  func find(_ key: UInt64) -> Int? {
    var slot = HashIndex.home(key) & mask
    for _ in 0..<HashIndex.longestProbe {
      if values[slot] < 0 { return nil }
      if keys[slot] == key { return Int(values[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The number of a hash that is there already, or nil after `value` was put in for it.
  @discardableResult
  mutating func insert(_ key: UInt64, _ value: Int) -> Int? {
    var slot = HashIndex.home(key) & mask
    for _ in 0..<HashIndex.longestProbe {
      if values[slot] < 0 {
        keys[slot] = key
        values[slot] = Int32(clamping: value)
        count += 1
        if count * 2 > values.count { grow() }
        return nil
      }
      if keys[slot] == key { return Int(values[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func grow() {
    var larger = HashIndex(capacity: values.count)
    for slot in values.indices where values[slot] >= 0 { larger.insert(keys[slot], Int(values[slot])) }
    self = larger
  }

  private static func home(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15 >> 20)
  }
}
