/// Writes a name: its words with single spaces, and in normal case where the page shouts it.
enum NameCase {
  /// The name made of ranges of text.
  static func written(_ text: [UInt8], _ words: [Range<Int>]) -> String {
    let isShouted = words.count >= 2 && words.allSatisfy { isCapitals(text, $0) } && words.contains { $0.count > 3 }
    return words.map { range in
      let word = String(decoding: text[range], as: UTF8.self)
      guard isShouted, range.count > 2, !word.utf8.contains(UInt8(ascii: ".")) else { return word }
      return normalCase(word)
    }.joined(separator: " ")
  }

  private static func isCapitals(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var letters = 0
    var i = range.lowerBound
    while i < range.upperBound {
      let (scalar, size) = UTF8Scalar.decode(text, at: i, end: range.upperBound)
      switch scalar < 0x80 ? CharacterClass.ascii[Int(scalar)] : CharacterClass.of(scalar) {
      case .upper: letters += 1
      case .lower, .letter, .ideograph, .syllable: return false
      default: break
      }
      i += size
    }
    return letters > 0
  }

  /// A capital at the start and after a hyphen or an apostrophe, small letters elsewhere.
  private static func normalCase(_ word: String) -> String {
    var result = ""
    var isStart = true
    for character in word {
      result += isStart ? character.uppercased() : character.lowercased()
      isStart = character == "-" || character == "'" || character == "’"
    }
    return result
  }
}
