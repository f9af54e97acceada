/// Finds where words begin in a class or id: at a letter after none, and at a capital after a small letter, as in
/// "articleDate". Eight bytes at a time, within one machine word.
struct WordStarts {
  private static let top: UInt64 = 0x8080_8080_8080_8080
  /// Whether the last byte of the block before was a letter, and a small one: 0x80 or 0.
  private var wasLetter: UInt64 = 0
  private var wasSmall: UInt64 = 0

  /// The top bit of each byte of the next eight that begins a word; the first byte is the lowest. Bytes after the end
  /// begin none.
  @inline(__always)
  mutating func next(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt64 {
    let block = Self.load(bytes, at: offset)
    // Letters of ASCII by the carry into the top bit: from "a" on, and not from the byte after "z" on.
    let folded = (block | 0x2020_2020_2020_2020) & ~Self.top
    let letters = (folded &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(folded &+ 0x0505_0505_0505_0505) & ~block & Self.top
    // Bit 5 tells small letters from capitals.
    let small = letters & block << 2
    let starts = letters & ~(letters << 8 | wasLetter) | letters & ~small & (small << 8 | wasSmall)
    wasLetter = letters >> 56
    wasSmall = small >> 56
    return starts
  }

  /// Eight bytes from an offset, zeros after the end.
  @inline(__always)
  private static func load(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt64 {
    if offset + 8 <= bytes.count {
      return UInt64(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    var block: UInt64 = 0
    for i in offset..<bytes.count { block |= UInt64(bytes[i]) << UInt64((i - offset) * 8) }
    return block
  }
}
