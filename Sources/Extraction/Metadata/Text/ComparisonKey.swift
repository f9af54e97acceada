/// What remains of a text when case, punctuation and spacing are taken away: two texts with equal keys say the same.
enum ComparisonKey {
  /// The words of a text in small letters, with one space between them.
  static func of(_ text: some Collection<UInt8>) -> [UInt8] {
    let text = Array(text)
    var key: [UInt8] = []
    key.reserveCapacity(text.count)
    var isSpacePending = false
    var i = 0
    while i < text.count {
      let (scalar, size) = UTF8Scalar.decode(text, at: i, end: text.count)
      if isWord(scalar) {
        if isSpacePending, !key.isEmpty { key.append(32) }
        isSpacePending = false
        if size == 1 {
          key.append(text[i].lowered)
        } else if size == 2 {
          let (a, b) = CaseFolding.fold(text[i], text[i + 1])
          key.append(a)
          key.append(b)
        } else {
          key.append(contentsOf: text[i..<i + size])
        }
      } else if scalar != 0x27, scalar != 0x2019 {
        isSpacePending = true
      }
      i += size
    }
    return key
  }

  /// The key without spaces: for names of sites, which are written together in domain names.
  static func compact(_ text: some Collection<UInt8>) -> [UInt8] { of(text).filter { $0 != 32 } }

  private static func isWord(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return UInt8(scalar).isLetter || UInt8(scalar).isDigit }
    switch CharacterClass.of(scalar) {
    case .lower, .upper, .letter, .ideograph, .syllable, .mark, .digit: return true
    default: return false
    }
  }
}
