/// Writes the fields of a binary record, big-endian, so that bytes compare as numbers do.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  init(reserving count: Int = 64) {
    bytes.reserveCapacity(count)
  }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Begins anew in the same memory.
  mutating func reset() { bytes.removeAll(keepingCapacity: true) }

  mutating func byte(_ value: UInt8) {
    bytes.append(value)
  }

  /// Writes the low `count` bytes of a number.
  mutating func number(_ value: UInt64, bytes count: Int) {
    withUnsafeBytes(of: value.bigEndian) {
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: $0[(8 - count)...]))
    }
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
    number(Self.bits(of: value), bytes: 6)
  }

  /// A time as a number of 48 bits that compares as times do.
  static func bits(of time: Int64) -> UInt64 { UInt64(bitPattern: time + (1 << 47)) }

  /// Writes an order in 22 bytes that compare as orders do.
  mutating func order(_ value: ArticleOrder) {
    let (high, low) = (value.article.high, value.article.low)
    let first = Self.bits(of: value.time) << 16 | high >> 48
    withUnsafeBytes(of: (first.bigEndian, (high << 16 | low >> 48).bigEndian, (low << 16).bigEndian)) {
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: $0[..<22]))
    }
  }

  /// Writes bytes after their count, in two bytes; what is longer than 65,535 bytes is cut.
  mutating func counted(_ value: some Collection<UInt8>) {
    let count = min(value.count, 0xFFFF)
    number(UInt64(count), bytes: 2)
    bytes.append(contentsOf: value.prefix(count))
  }

  /// Writes what a function puts into memory that has so many bytes.
  /// - Parameter fill: returns how many it has written.
  mutating func append(atMost count: Int, _ fill: (UnsafeMutableRawPointer) -> Int) {
    let first = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: count))
    let written = bytes.withUnsafeMutableBytes { fill($0.baseAddress! + first) }
    bytes.removeLast(count - written)
  }

  mutating func raw(_ value: [UInt8]) {
    bytes.append(contentsOf: value)
  }
}
