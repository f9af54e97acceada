/// Turns what metadata sources hold into plain text.
enum PlainText {
  /// Text without tags and character references, normalized as articles are: one space for any white space, NFC.
  static func clean(_ source: [UInt8], _ range: Range<Int>) -> [UInt8] {
    let (hasMarkup, isPlain) = source.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[range])
      let hasMarkup = text.contains(UInt8(ascii: "&")) || text.contains(UInt8(ascii: "<"))
      return (hasMarkup, !hasMarkup && TextNormalizer.endOfPlain(text, 0..<text.count) == text.count)
    }
    // ASCII with single spaces is clean as it stands.
    if isPlain { return range.count == source.count ? source : Array(source[range]) }
    var text: [UInt8] = []
    var normalizer = TextNormalizer()
    normalizer.begin()
    if hasMarkup {
      let undone = undoMarkup(source, range)
      normalizer.append(undone, 0..<undone.count, to: &text, start: 0)
    } else {
      normalizer.append(source, range, to: &text, start: 0)
    }
    normalizer.end(&text, start: 0)
    return text
  }

  /// Text without tags and character references.
  static func clean(_ source: [UInt8]) -> [UInt8] { clean(source, 0..<source.count) }

  /// The contents of a JSON string with its escapes undone. A lone surrogate becomes U+FFFD.
  static func unescapeJSON(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var i = range.lowerBound
    var high: UInt32 = 0
    while i < range.upperBound {
      let escape = nextEscape(bytes, i, range.upperBound)
      if escape > i {
        bytes.extracting(i..<escape).withUnsafeBufferPointer { text.append(contentsOf: $0) }
        i = escape
        continue
      }
      i += 2
      switch bytes[i - 1] {
      case UInt8(ascii: "n"), UInt8(ascii: "r"): text.append(10)
      case UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(32)
      case UInt8(ascii: "u"):
        guard let unit = hex(bytes, i, range.upperBound) else { continue }
        i += 4
        if (0xD800..<0xDC00).contains(unit) {
          high = unit
          continue
        }
        if (0xDC00..<0xE000).contains(unit) {
          UTF8Scalar.encode(high == 0 ? 0xFFFD : 0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00), to: &text)
        } else {
          UTF8Scalar.encode(unit, to: &text)
        }
      case let other: text.append(other)
      }
      high = 0
    }
    return text
  }

  /// The offset of the next backslash with a character after it, or the end.
  private static func nextEscape(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    let i = bytes.firstOffset(of: UInt8(ascii: "\\"), or: UInt8(ascii: "\\"), in: start..<end)
    return i + 1 < end ? i : end
  }

  private static func hex(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt32? {
    guard start + 4 <= end else { return nil }
    var value: UInt32 = 0
    for i in start..<start + 4 {
      let byte = bytes[i].lowered
      if byte.isDigit {
        value = value << 4 | UInt32(byte - 48)
      } else if byte >= 97, byte <= 102 {
        value = value << 4 | UInt32(byte - 87)
      } else {
        return nil
      }
    }
    return value
  }

  /// Undoes references, twice where they were escaped twice, and takes out what then looks like tags.
  private static func undoMarkup(_ source: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var i = range.lowerBound
    while i < range.upperBound {
      if source[i] == UInt8(ascii: "&"),
        let (scalar, end) = CharacterReference.decode(source, at: i, end: range.upperBound)
      {
        UTF8Scalar.encode(scalar, to: &text)
        i = end
        // `&amp;#8217;`: the reference that was just undone begins another.
        if scalar == 0x26, let (inner, end) = CharacterReference.decode(source, at: i - 1, end: range.upperBound) {
          text.removeLast()
          UTF8Scalar.encode(inner, to: &text)
          i = end
        }
      } else {
        var end = i + 1
        while end < range.upperBound, source[end] != UInt8(ascii: "&") { end += 1 }
        text.append(contentsOf: source[i..<end])
        i = end
      }
    }
    return withoutTags(text)
  }

  /// Takes out tags: `<`, perhaps `/`, a letter, up to `>`. Each becomes a space if it ends a block of text.
  private static func withoutTags(_ source: [UInt8]) -> [UInt8] {
    guard source.contains(UInt8(ascii: "<")) else { return source }
    var text: [UInt8] = []
    text.reserveCapacity(source.count)
    var i = 0
    // After an unclosed tag no other one can be closed either.
    var isClosable = true
    while i < source.count {
      if isClosable, source[i] == UInt8(ascii: "<"), i + 1 < source.count,
        source[i + 1].isLetter || source[i + 1] == UInt8(ascii: "/") || source[i + 1] == UInt8(ascii: "!")
      {
        if let close = source[i...].firstIndex(of: UInt8(ascii: ">")) {
          if isBlockTag(source, i + 1) { text.append(10) }
          i = close + 1
          continue
        }
        isClosable = false
      }
      text.append(source[i])
      i += 1
    }
    return text
  }

  private static func isBlockTag(_ source: [UInt8], _ start: Int) -> Bool {
    let first = source[start] == UInt8(ascii: "/") && start + 1 < source.count ? start + 1 : start
    switch source[first].lowered {
    case UInt8(ascii: "p"), UInt8(ascii: "d"), UInt8(ascii: "h"), UInt8(ascii: "l"), UInt8(ascii: "b"),
      UInt8(ascii: "t"), UInt8(ascii: "u"), UInt8(ascii: "o"):
      return
        !(source[first].lowered == UInt8(ascii: "b") && first + 1 < source.count
        && source[first + 1] == UInt8(ascii: ">"))
    default: return false
    }
  }
}
