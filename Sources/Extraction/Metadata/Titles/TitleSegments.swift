/// The parts of a title between its separators: "Headline | Section - Site" has three.
struct TitleSegments {
  /// What follows so many separators is one part.
  private static let most = 32

  /// Where each part stands, without white space around it.
  let ranges: [Range<Int>]

  /// Cuts a title at bars, dashes, dots and arrows that have space on both sides; at bars and arrows without space too,
  /// and at what parts titles in Chinese and Japanese, which have no spaces: `_`, `--`, `-`, `－`.
  init(_ text: [UInt8]) {
    var ranges: [Range<Int>] = []
    var start = 0
    var i = 0
    while i < text.count, ranges.count < Self.most {
      let (scalar, size) = UTF8Scalar.decode(text, at: i, end: text.count)
      let isSpaced = i > 0 && text[i - 1] == 32 && (i + size >= text.count || text[i + size] == 32)
      let cuts: Bool
      var length = size
      switch scalar {
      case 0x7C, 0xFF5C, 0x2758, 0x00BB, 0x00AB, 0x203A, 0x2039, 0x2022, 0x25AA, 0x25CF, 0x2023, 0x2192:
        // Guillemets without space are quotation marks.
        cuts = isSpaced || scalar == 0x7C || scalar == 0xFF5C
      case 0x5F, 0xFF3F, 0xFF0D: cuts = isSpaced || Self.isWide(text, before: i) || Self.isWide(text, at: i + size)
      case 0x2D where i + 1 < text.count && text[i + 1] == 0x2D:
        while i + length < text.count, text[i + length] == 0x2D { length += 1 }
        cuts = isSpaced || Self.isWide(text, before: i) || Self.isWide(text, at: i + length)
      case 0x2D where Self.isWide(text, before: i) && Self.isWide(text, at: i + 1): cuts = true
      case 0x2D, 0x2013, 0x2014, 0x2015, 0xB7, 0x2F, 0x7E, 0x3C, 0x3E, 0x2A, 0x2B, 0x2016, 0x30FB:
        cuts = isSpaced
      case 0x3A: cuts = isSpaced || (i + 1 < text.count && text[i + 1] == 0x3A)
      default: cuts = false
      }
      if cuts {
        ranges.append(start..<i)
        start = i + length
        if scalar == 0x3A, start < text.count, text[start] == 0x3A { start += 1 }
      }
      i += length
      if start > i { i = start }
    }
    ranges.append(start..<text.count)
    self.ranges = ranges.compactMap { range in
      var range = range
      while let byte = range.first.map({ text[$0] }), byte.isSpace { range.removeFirst() }
      while let byte = range.last.map({ text[$0] }), byte.isSpace { range.removeLast() }
      return range.isEmpty ? nil : range
    }
  }

  /// Whether a character of a script without spaces, or one of its marks, ends before an offset.
  private static func isWide(_ text: [UInt8], before offset: Int) -> Bool { isWide(text, at: offset - 3) }

  /// The same for one that begins at an offset.
  private static func isWide(_ text: [UInt8], at offset: Int) -> Bool {
    offset >= 0 && offset < text.count && (0xE3...0xE9).contains(text[offset])
  }
}
