/// Packs numbers of any width into bytes, lowest bit first.
struct BitWriter {
  private var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var pendingBits = 0

  /// Appends the low `count` bits of a number, at most 33.
  mutating func append(_ value: UInt64, count: Int) {
    pending |= value << UInt64(pendingBits)
    pendingBits += count
    guard pendingBits >= 32 else { return }
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: pending).littleEndian) { bytes.append(contentsOf: $0) }
    pending >>= 32
    pendingBits -= 32
  }

  /// The bytes, with zeros after the last bit.
  mutating func finished() -> [UInt8] {
    while pendingBits > 0 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingBits -= 8
    }
    return bytes
  }
}
