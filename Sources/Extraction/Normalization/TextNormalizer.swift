/// Brings text to the form that articles have: one space for any run of white space, no control, zero-width or other
/// invisible characters, no soft hyphens, NFC, and doubly encoded UTF-8 undone where that is certain.
///
/// Typographic quotes and dashes stay as they are.
struct TextNormalizer {
  private var isSpacePending = false
  /// Whether the block has characters that doubly encoded UTF-8 consists of.
  private var isSuspicious = false
  /// How many of the next characters belong to a sequence of doubly encoded UTF-8, if this is one: the last was what its
  /// first byte looks like, or one of its later bytes.
  private var tailsExpected = 0
  private var composition = CompositionCheck()

  /// Starts a block of text.
  mutating func begin() {
    isSpacePending = false
    isSuspicious = false
    tailsExpected = 0
    composition = CompositionCheck()
  }

  /// Asks for white space before the next character, unless that is the first.
  mutating func appendSpace() {
    isSpacePending = true
  }

  /// Appends `source[range]`, normalized but for ``end(_:start:)``, to a block of `text` that begins at `start`.
  mutating func append(_ source: [UInt8], _ range: Range<Int>, to text: inout [UInt8], start: Int) {
    source.withUnsafeBufferPointer { source in
      precondition(range.upperBound <= source.count)
      var index = range.lowerBound
      while index < range.upperBound {
        let byte = source[index]
        if byte < 0x80 {
          let end = TextNormalizer.endOfPlain(source, index..<range.upperBound)
          if end > index {
            flushSpace(&text, start)
            text.append(contentsOf: UnsafeBufferPointer(rebasing: source[index..<end]))
            composition.lastClass = 0
            tailsExpected = 0
            index = end
          } else {
            if byte == 0x20 || (byte >= 9 && byte <= 13) {
              isSpacePending = true
              // Indentation.
              repeat { index += 1 } while index < range.upperBound && source[index] == 0x20
            } else {
              index += 1
            }
          }
          continue
        }
        let (scalar, size) = UTF8Scalar.decode(source, at: index, end: range.upperBound)
        if tailsExpected > 0, !isSpacePending, Mojibake.isTail(scalar) {
          // Also a no-break space or a soft hyphen, which alone would be none of the text.
          for offset in index..<index + size { text.append(source[offset]) }
          composition.lastClass = 0
          isSuspicious = true
          tailsExpected -= 1
          index += size
          continue
        }
        switch InvisibleCharacters.action(scalar) {
        case .keep:
          flushSpace(&text, start)
          if size == 1 {
            UTF8Scalar.encode(0xFFFD, to: &text)
          } else {
            for offset in index..<index + size { text.append(source[offset]) }
          }
          if scalar >= 0x300 {
            composition.see(scalar)
          } else {
            composition.lastClass = 0
          }
          tailsExpected = Mojibake.tails(after: scalar)
        case .space: isSpacePending = true
        case .drop: break
        case .control:
          // C1 controls can be halves of doubly encoded characters; they are dropped at the end.
          flushSpace(&text, start)
          UTF8Scalar.encode(scalar, to: &text)
          isSuspicious = true
        }
        index += size
      }
    }
  }

  /// The end of the run of text that needs nothing done: visible ASCII with single spaces between.
  @inline(__always)
  static func endOfPlain(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var index = range.lowerBound
    guard index < range.upperBound, source[index] > 0x20, source[index] < 0x7F else { return index }
    // Eight bytes at a time, as long as they are such text, whatever comes after them.
    let bytes = UnsafeRawBufferPointer(source)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    var isAfterSpace: UInt64 = 0
    while index + 8 <= range.upperBound {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      // No byte is above 0x7E, none below 0x20; 0x20 itself only after something else.
      if (word | (word &+ ones)) & tops != 0 { break }
      if (word &+ 0x60 &* ones) & tops != tops { break }
      let spaces = ~(word &+ 0x5F &* ones) & tops
      if spaces & (spaces << 8 | isAfterSpace) != 0 { break }
      isAfterSpace = spaces >> 56
      index += 8
    }
    if isAfterSpace != 0 { index -= 1 }
    while index < range.upperBound {
      let byte = source[index]
      if byte > 0x20, byte < 0x7F {
        index += 1
      } else if byte == 0x20, index > range.lowerBound, index + 1 < range.upperBound, source[index + 1] > 0x20,
        source[index + 1] < 0x7F
      {
        index += 2
      } else {
        break
      }
    }
    return index
  }

  /// Finishes the block of `text` that begins at `start`.
  mutating func end(_ text: inout [UInt8], start: Int) {
    if isSuspicious {
      let repaired = Mojibake.repair(text, start..<text.count)
      text.removeSubrange(start...)
      text.append(contentsOf: repaired)
    }
    if composition.needsComposing { Composition.compose(&text, from: start) }
  }

  @inline(__always)
  private mutating func flushSpace(_ text: inout [UInt8], _ start: Int) {
    if isSpacePending {
      if text.count > start { text.append(0x20) }
      isSpacePending = false
      tailsExpected = 0
    }
  }
}
