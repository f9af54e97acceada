/// What remains of a text when case, punctuation and spacing are taken away: two texts with equal keys say the same.
enum ComparisonKey {
  /// The words of a text in small letters, with one space between them.
  static func of(_ text: some Collection<UInt8>) -> [UInt8] { of(text, space: 32) }

  /// The key without spaces: for names of sites, which are written together in domain names.
  static func compact(_ text: some Collection<UInt8>) -> [UInt8] { of(text, space: nil) }

  private static func of(_ text: some Collection<UInt8>, space: UInt8?) -> [UInt8] {
    text.withContiguousStorageIfAvailable { make(of: $0, space: space) }
      ?? Array(text).withUnsafeBufferPointer { make(of: $0, space: space) }
  }

  private static func make(of text: UnsafeBufferPointer<UInt8>, space: UInt8?) -> [UInt8] {
    // No character's part of the key is longer than the character.
    [UInt8](unsafeUninitializedCapacity: text.count) { key, count in
      var isSpacePending = false
      var i = 0
      func append(_ byte: UInt8) {
        if let space, isSpacePending, count > 0 {
          key[count] = space
          count += 1
        }
        isSpacePending = false
        key[count] = byte
        count += 1
      }
      while i < text.count {
        let byte = text[i]
        if byte < 0x80 {
          if byte.isLetter || byte.isDigit {
            append(byte.lowered)
          } else if byte != 0x27 {
            isSpacePending = true
          }
          i += 1
          continue
        }
        let (scalar, size) = UTF8Scalar.decode(text, at: i, end: text.count)
        if !isWord(scalar) {
          if scalar != 0x2019 { isSpacePending = true }
        } else if size == 2 {
          let (a, b) = CaseFolding.fold(text[i], text[i + 1])
          append(a)
          append(b)
        } else {
          for byte in text[i..<i + size] { append(byte) }
        }
        i += size
      }
    }
  }

  private static func isWord(_ scalar: UInt32) -> Bool {
    switch CharacterClass.of(scalar) {
    case .lower, .upper, .letter, .ideograph, .syllable, .mark, .digit: return true
    default: return false
    }
  }
}
