/// Character references (13.2.5.72 to 13.2.5.80).
extension Tokenizer {
  /// Decodes the reference whose `&` is at `offset`, if it is one.
  ///
  /// - Returns: where the text goes on. The run has what it stands for, or is untouched and goes on with the `&` itself.
  mutating func reference(at offset: Int, run: inout TextRun, inAttribute: Bool) -> Int {
    let next = source[offset &+ 1]
    if next == 0x23 { return numericReference(at: offset, run: &run) }
    guard isLetter(next), let match = references.match(source, at: offset &+ 1) else { return offset &+ 1 }
    let end = offset &+ 1 &+ match.length
    if inAttribute, source[end &- 1] != 0x3B {
      let after = source[end]
      if after == 0x3D || isLetter(after) || after &- 0x30 < 10 { return offset &+ 1 }
    }
    flush(&run, upTo: offset, resumeAt: end)
    side.appendScalar(match.first)
    if match.second != 0 { side.appendScalar(match.second) }
    return end
  }

  private mutating func numericReference(at start: Int, run: inout TextRun) -> Int {
    var offset = start &+ 2
    var value: UInt32 = 0
    let isHexadecimal = source[offset] | 0x20 == 0x78
    if isHexadecimal { offset &+= 1 }
    let digits = offset
    while true {
      let byte = source[offset]
      var digit = UInt32(byte &- 0x30)
      if digit >= 10 {
        guard isHexadecimal, (byte | 0x20) &- 0x61 < 6 else { break }
        digit = UInt32((byte | 0x20) &- 0x61) &+ 10
      }
      value = min(value &* (isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
      offset &+= 1
    }
    if offset == digits { return start &+ 1 }
    if source[offset] == 0x3B { offset &+= 1 }
    if value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) {
      value = 0xFFFD
    } else if value >= 0x80 && value < 0xA0 {
      value = UInt32(Self.windows1252[Int(value - 0x80)])
    }
    flush(&run, upTo: start, resumeAt: offset)
    side.appendScalar(value)
    return offset
  }

  /// What references to the C1 controls stand for: windows-1252's characters where it has any.
  private static let windows1252: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]
}
