/// Small questions about bytes that every reader of metadata asks.
extension UInt8 {
  /// Space, tab, line feed, form feed, carriage return.
  var isSpace: Bool { self == 32 || (self >= 9 && self <= 13) }
  /// 0 to 9.
  var isDigit: Bool { self >= 48 && self <= 57 }
  /// a to z, A to Z.
  var isLetter: Bool { (self | 32) >= 97 && (self | 32) <= 122 }
  /// A to Z.
  var isCapital: Bool { self >= 65 && self <= 90 }
  /// The small letter of a capital, anything else as it is.
  var lowered: UInt8 { isCapital ? self | 32 : self }
}

extension Span where Element == UInt8 {
  /// Whether these bytes are a word, capitals apart. The word is given in small letters.
  func equalsIgnoringCase(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    return hasWord(word, at: 0)
  }

  /// Whether a word stands at an offset, capitals apart. The word is given in any case.
  func hasWord(_ word: StaticString, at offset: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard offset >= 0, offset + length <= count else { return false }
    return word.withUTF8Buffer { letters in
      for i in 0..<length {
        // Most words end their comparison here: equal letters differ in the bit of case alone.
        if (self[offset + i] ^ letters[i]) & ~32 != 0 { return false }
        if self[offset + i].lowered != letters[i].lowered { return false }
      }
      return true
    }
  }

  /// Where one of two bytes first stands in a range; the range's end where neither does.
  func firstOffset(of a: UInt8, or b: UInt8, in range: Range<Int>) -> Int {
    withUnsafeBytes { bytes in
      precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
      let ones: UInt64 = 0x0101_0101_0101_0101
      var i = range.lowerBound
      // Eight bytes at a time: a byte that is zero after the exclusive or borrows into its top bit.
      while i + 8 <= range.upperBound {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self))
        let x = word ^ UInt64(a) &* ones
        let y = word ^ UInt64(b) &* ones
        let found = ((x &- ones) & ~x | (y &- ones) & ~y) & (0x80 &* ones)
        if found != 0 { return i + found.trailingZeroBitCount / 8 }
        i += 8
      }
      while i < range.upperBound, bytes[i] != a, bytes[i] != b { i += 1 }
      return i
    }
  }

  /// Where a word first stands, capitals apart. The first letters of these words are rare enough for a plain search.
  func firstOffset(of word: StaticString, from start: Int = 0) -> Int? {
    var i = start
    while i + word.utf8CodeUnitCount <= count {
      if hasWord(word, at: i) { return i }
      i += 1
    }
    return nil
  }
}

extension Range where Bound == Int {
  /// At most so many from the start.
  func prefix(_ count: Int) -> Range<Int> { lowerBound..<Swift.min(upperBound, lowerBound + count) }
}
