/// The ASCII letters that stand at one place of a text, up to eight.
struct ASCIILetters {
  /// How many there are.
  let count: Int
  /// They in small letters, the first in the lowest byte, zeros after the last.
  let small: UInt64
  /// Bit 5 of each byte that is a capital.
  let capitals: UInt64

  /// Looks at `text[index...]`, but not from `end` on.
  @inline(__always)
  init(_ text: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) {
    precondition(index >= 0 && index <= end && end <= text.count)
    let bytes = UnsafeRawBufferPointer(text)
    var word: UInt64
    if index + 8 <= end {
      word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    } else if end >= 8, index < end {
      word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: end - 8, as: UInt64.self))
      word >>= UInt64(8 * (index + 8 - end))
    } else {
      word = 0
      for offset in index..<end { word |= UInt64(text[offset]) << UInt64(8 * (offset - index)) }
    }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops = 0x80 &* ones
    let lower = word | (0x20 &* ones)
    // Below the top bit, a letter is 0x61 or more, which carries in the first sum, but not 0x7B, which would in the second.
    let low = lower & (0x7F &* ones)
    let others = ~((low &+ 0x1F &* ones) & ~(low &+ 0x05 &* ones) & ~word) & tops
    count = others.trailingZeroBitCount / 8
    let mask = count == 8 ? UInt64.max : (1 << UInt64(8 * count)) &- 1
    small = lower & mask
    capitals = ~word & (0x20 &* ones) & mask
  }

  /// Whether a byte is an ASCII letter.
  @inline(__always)
  static func contains(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
}
