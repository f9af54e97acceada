/// Reads what ``BitWriter`` wrote, and throws where the bytes end too early.
struct BitReader {
  private let bytes: [UInt8]
  /// In bits.
  private var position: Int

  init(_ bytes: [UInt8], from index: Int) {
    self.bytes = bytes
    position = index * 8
  }

  /// The byte after the last bit that was read.
  var index: Int { (position + 7) / 8 }

  /// Reads a number of `count` bits, at most 32.
  private mutating func number(_ count: Int) throws(RecordError) -> UInt64 {
    guard bytes.count * 8 - position >= count else { throw .truncated(at: index) }
    defer { position += count }
    return ahead & (1 << UInt64(count) - 1)
  }

  /// Reads a number in Rice coding: the remainder, then as many zeros as the quotient says, and a one.
  mutating func rice(remainderBits: Int, quotientAtMost limit: Int) throws(RecordError) -> UInt64 {
    let ahead = ahead
    let quotient = (ahead >> UInt64(remainderBits)).trailingZeroBitCount
    // Nearly always all of it is in sight.
    if remainderBits + quotient < 57, position + remainderBits + quotient < bytes.count * 8 {
      guard quotient <= limit else { throw .invalid("a run of \(quotient) zeros") }
      position += remainderBits + quotient + 1
      return UInt64(quotient) << UInt64(remainderBits) | ahead & (1 << UInt64(remainderBits) - 1)
    }
    let remainder = try number(remainderBits)
    return UInt64(try zeros(atMost: limit)) << UInt64(remainderBits) | remainder
  }

  /// Reads zeros up to the next one, which is passed, too.
  /// - Returns: how many zeros there were.
  private mutating func zeros(atMost limit: Int) throws(RecordError) -> Int {
    var zeros = 0
    while true {
      let known = min(64 - (position & 7), bytes.count * 8 - position)
      guard known > 0 else { throw .truncated(at: index) }
      let run = min(ahead.trailingZeroBitCount, known)
      zeros += run
      position += run
      guard zeros <= limit else { throw .invalid("a run of \(zeros) zeros") }
      if run < known {
        position += 1
        return zeros
      }
    }
  }

  /// Throws unless what is left of the last byte is zeros, as ``BitWriter/finished()`` leaves it.
  func endByte() throws(RecordError) {
    let left = -position & 7
    guard ahead & (1 << UInt64(left) - 1) == 0 else { throw .invalid("bits after the last one") }
  }

  /// The next bits, 57 at least, with zeros after the end.
  private var ahead: UInt64 {
    let first = position >> 3
    var window: UInt64 = 0
    if first + 8 <= bytes.count {
      window = bytes.withUnsafeBytes {
        UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: first, as: UInt64.self))
      }
    } else {
      for index in first..<bytes.count { window |= UInt64(bytes[index]) << UInt64((index - first) * 8) }
    }
    return window >> UInt64(position & 7)
  }
}
