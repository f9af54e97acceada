/// Writes the fields of a binary record, big-endian, so that bytes compare as numbers do.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  init(reserving count: Int = 64) {
    bytes.reserveCapacity(count)
  }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  mutating func byte(_ value: UInt8) {
    bytes.append(value)
  }

  /// Writes the low `count` bytes of a number.
  mutating func number(_ value: UInt64, bytes count: Int) {
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0[(8 - count)...]) }
  }

  /// Writes a number over bytes that were written before.
  mutating func replace(_ value: UInt64, bytes count: Int, at index: Int) {
    for place in 0..<count {
      bytes[index + place] = UInt8(truncatingIfNeeded: value >> UInt64((count - 1 - place) * 8))
    }
  }

  mutating func reference(_ value: ArticleReference) {
    withUnsafeBytes(of: (value.high.bigEndian, value.low.bigEndian)) { bytes.append(contentsOf: $0) }
  }

  /// Writes a time within ``ArticleOrder/timeLimit`` in 6 bytes that compare as times do.
  mutating func time(_ value: Int64) {
    number(UInt64(bitPattern: value + (1 << 47)), bytes: 6)
  }

  /// Writes an order in 22 bytes that compare as orders do.
  mutating func order(_ value: ArticleOrder) {
    let (high, low) = (value.article.high, value.article.low)
    let first = UInt64(bitPattern: value.time + (1 << 47)) << 16 | high >> 48
    withUnsafeBytes(of: (first.bigEndian, (high << 16 | low >> 48).bigEndian, (low << 16).bigEndian)) {
      bytes.append(contentsOf: $0[..<22])
    }
  }

  /// Writes bytes after their count, in two bytes; what is longer than 65,535 bytes is cut.
  mutating func counted(_ value: some Collection<UInt8>) {
    let count = min(value.count, 0xFFFF)
    number(UInt64(count), bytes: 2)
    bytes.append(contentsOf: value.prefix(count))
  }

  mutating func raw(_ value: some Collection<UInt8>) {
    bytes.append(contentsOf: value)
  }
}
