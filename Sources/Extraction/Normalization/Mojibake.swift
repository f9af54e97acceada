/// Text that was UTF-8, was read as windows-1252 (or ISO 8859-1) and was encoded as UTF-8 once more.
enum Mojibake {
  /// Whether a scalar value is what the first byte of a sequence of UTF-8 looks like in windows-1252.
  static func isLead(_ scalar: UInt32) -> Bool { scalar >= 0xC2 && scalar <= 0xF4 }

  /// Whether a scalar value is what a later byte of a sequence looks like.
  static func isTail(_ scalar: UInt32) -> Bool { windows1252(scalar).map { $0 & 0xC0 == 0x80 } ?? false }

  /// `text[range]` with each doubly encoded sequence undone, and without C1 controls.
  ///
  /// A sequence is undone only where its characters are, in windows-1252, exactly one well-formed sequence of UTF-8:
  /// a capital letter with an accent followed by a symbol or control, which no language writes.
  static func repair(_ text: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var scalars: [UInt32] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, size) = UTF8Scalar.decode(text, at: index, end: range.upperBound)
      scalars.append(scalar)
      index += size
    }
    var output: [UInt8] = []
    output.reserveCapacity(range.count)
    var position = 0
    while position < scalars.count {
      if isLead(scalars[position]), let (scalar, count) = undo(scalars, position) {
        switch InvisibleCharacters.action(scalar) {
        case .keep: UTF8Scalar.encode(scalar, to: &output)
        case .space: if let last = output.last, last != 0x20 { output.append(0x20) }
        case .drop, .control: break
        }
        position += count
        continue
      }
      if !(0x80..<0xA0).contains(scalars[position]) { UTF8Scalar.encode(scalars[position], to: &output) }
      position += 1
    }
    return output
  }

  /// The scalar value that the sequence at `position` stands for, and how many scalars it took.
  private static func undo(_ scalars: [UInt32], _ position: Int) -> (UInt32, Int)? {
    let lead = scalars[position]
    let count = lead < 0xE0 ? 2 : (lead < 0xF0 ? 3 : 4)
    guard position + count <= scalars.count else { return nil }
    var bytes = [UInt8(lead)]
    for offset in 1..<count {
      guard let byte = windows1252(scalars[position + offset]), byte & 0xC0 == 0x80 else { return nil }
      bytes.append(byte)
    }
    let (scalar, size) = UTF8Scalar.decode(bytes, at: 0, end: count)
    let isShortest = scalar >= (count == 2 ? 0x80 : (count == 3 ? 0x800 : 0x10000))
    guard size == count, isShortest, !(0xD800..<0xE000).contains(scalar), scalar < 0x110000 else { return nil }
    return (scalar, count)
  }

  /// The byte of windows-1252 for a scalar value above ASCII.
  private static func windows1252(_ scalar: UInt32) -> UInt8? {
    if scalar >= 0x80, scalar <= 0xFF { return UInt8(scalar) }
    return high.firstIndex(of: scalar).map { UInt8(0x80 + $0) }
  }

  /// What windows-1252 has from 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252).
  private static let high: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]
}
