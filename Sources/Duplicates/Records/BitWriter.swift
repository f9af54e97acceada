/// Packs numbers of any width into bytes, lowest bit first.
struct BitWriter {
  private var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var pendingBits = 0

  /// Appends the low `count` bits of a number, at most 33.
  mutating func append(_ value: UInt64, count: Int) {
    pending |= value << UInt64(pendingBits)
    pendingBits += count
    while pendingBits >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingBits -= 8
    }
  }

  /// The bytes, with zeros after the last bit.
  func finished() -> [UInt8] {
    pendingBits > 0 ? bytes + [UInt8(truncatingIfNeeded: pending)] : bytes
  }
}
