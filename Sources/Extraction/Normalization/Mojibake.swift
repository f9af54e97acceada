/// Text that was UTF-8, was read as windows-1252 (or ISO 8859-1) and was encoded as UTF-8 once more.
enum Mojibake {
  /// How many bytes follow the first byte of a sequence of UTF-8 that a scalar value looks like in windows-1252; 0 for
  /// what looks like none.
  @inline(__always)
  static func tails(after scalar: UInt32) -> Int {
    scalar < 0xC2 || scalar > 0xF4 ? 0 : (scalar < 0xE0 ? 1 : (scalar < 0xF0 ? 2 : 3))
  }

  /// Whether a scalar value is what a later byte of a sequence looks like.
  static func isTail(_ scalar: UInt32) -> Bool { windows1252(scalar).map { $0 & 0xC0 == 0x80 } ?? false }

  /// `text[range]` with each doubly encoded sequence undone, one space for white space, and nothing invisible.
  ///
  /// A sequence is undone only where its characters are, in windows-1252, exactly one well-formed sequence of UTF-8:
  /// a capital letter with an accent followed by a symbol or control, which no language writes. French does write a letter
  /// with an accent, a no-break space and a quotation mark: sequences with white space or a soft hyphen are undone only
  /// where another one is certain.
  static func repair(_ text: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var scalars: [UInt32] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, size) = UTF8Scalar.decode(text, at: index, end: range.upperBound)
      scalars.append(scalar)
      index += size
    }
    let isCertain = scalars.indices.contains { undo(scalars, $0, whereCertain: false) != nil }
    var output: [UInt8] = []
    output.reserveCapacity(range.count)
    var position = 0
    while position < scalars.count {
      let (scalar, count) = undo(scalars, position, whereCertain: isCertain) ?? (scalars[position], 1)
      switch scalar == 0x20 ? .space : scalar < 0x80 ? .keep : InvisibleCharacters.action(scalar) {
      case .keep: UTF8Scalar.encode(scalar, to: &output)
      case .space: if let last = output.last, last != 0x20 { output.append(0x20) }
      case .drop, .control: break
      }
      position += count
    }
    if output.last == 0x20 { output.removeLast() }
    return output
  }

  /// The scalar value that the sequence at `position` stands for, and how many scalars it took.
  ///
  /// - Parameter whereCertain: whether the text is doubly encoded for certain, so that white space and soft hyphens may be
  ///   parts of sequences.
  private static func undo(_ scalars: [UInt32], _ position: Int, whereCertain: Bool) -> (UInt32, Int)? {
    let lead = scalars[position]
    let count = 1 + tails(after: lead)
    guard count > 1, position + count <= scalars.count else { return nil }
    var bytes = [UInt8(lead)]
    for offset in 1..<count {
      let tail = scalars[position + offset]
      guard let byte = windows1252(tail), byte & 0xC0 == 0x80 else { return nil }
      if !whereCertain, tail == 0xA0 || tail == 0xAD || tail == 0x85 { return nil }
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
