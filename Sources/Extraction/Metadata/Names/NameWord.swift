/// One word of a byline: where it stands, the hash of its small letters, and what kind of word it is.
struct NameWord {
  /// Where it stands, without punctuation around it.
  var range: Range<Int>
  /// The hash of its small letters.
  var hash: UInt32
  /// The hash of what follows its last hyphen: "Online-Redaktion" is a Redaktion. The same as ``hash`` without one.
  var tailHash: UInt32
  /// Whether it starts with a capital, or its script has none.
  var isCapitalized: Bool
  /// Whether it has a digit, an at sign or a slash.
  var isOdd: Bool
  /// The mark that ends the piece of the list after it: comma, semicolon, bar, bracket; 0 if none does.
  var mark: UInt8 = 0

  /// Cuts text into words.
  static func cut(_ text: [UInt8], _ range: Range<Int>) -> [NameWord] {
    var words: [NameWord] = []
    words.reserveCapacity(8)
    var start = range.lowerBound
    var i = range.lowerBound
    func end(at stop: Int, mark: UInt8) {
      if let word = NameWord(text, start..<stop) { words.append(word) }
      guard mark != 0, let last = words.last else { return }
      // A comma after a line end goes on with the list.
      if last.mark == 0 || (last.mark == 10 && mark != 10) { words[words.count - 1].mark = mark }
    }
    while i < range.upperBound {
      let (scalar, size) = UTF8Scalar.decode(text, at: i, end: range.upperBound)
      switch scalar {
      case 0x20, 0x09, 0xA0, 0x3000:
        end(at: i, mark: 0)
        start = i + size
      case 0x2C, 0x3B, 0x7C, 0x0A, 0x28, 0x29, 0x5B, 0x5D, 0x26, 0x2022, 0xB7, 0x3001, 0xFF0C, 0xFF1B, 0x30FB, 0xFF08,
        0xFF09, 0xFF5C, 0xFF0F, 0x60C, 0xFF06, 0xBB, 0xAB, 0x2F:
        end(at: i, mark: scalar == 0x26 || scalar == 0xFF06 ? UInt8(ascii: "&") : UInt8(truncatingIfNeeded: scalar))
        start = i + size
      case 0x3A, 0xFF1A:
        end(at: i, mark: UInt8(ascii: ":"))
        start = i + size
      case 0x2D, 0x2013, 0x2014, 0x2015:
        // A dash between spaces ends the piece; one within a word belongs to it.
        let isAfterSpace = i == start
        let isBeforeSpace = i + size >= range.upperBound || text[i + size] == 0x20
        if isAfterSpace || isBeforeSpace {
          end(at: i, mark: UInt8(ascii: "-"))
          start = i + size
        }
      default: break
      }
      i += size
    }
    end(at: range.upperBound, mark: UInt8(ascii: ","))
    return words
  }

  /// The first word of a text, up to white space or a colon.
  static func first(_ text: [UInt8], _ range: Range<Int>) -> NameWord? {
    var start = range.lowerBound
    while start < range.upperBound, text[start].isSpace { start += 1 }
    var end = start
    while end < range.upperBound, end < start + 40, !text[end].isSpace, text[end] != UInt8(ascii: ":") { end += 1 }
    return NameWord(text, start..<end)
  }

  private init?(_ text: [UInt8], _ range: Range<Int>) {
    var range = range
    while let first = range.first, Self.isTrimmed(text[first]) { range.removeFirst() }
    while let last = range.last, Self.isTrimmed(text[last]), !Self.isInitial(text, range) { range.removeLast() }
    guard !range.isEmpty else { return nil }
    self.range = range
    var hash = WordHash.start
    var tailHash = WordHash.start
    var isOdd = false
    var i = range.lowerBound
    while i < range.upperBound {
      let (_, size) = UTF8Scalar.decode(text, at: i, end: range.upperBound)
      hash = CaseFolding.hash(hash, text, i, i + size)
      tailHash = text[i] == UInt8(ascii: "-") ? WordHash.start : CaseFolding.hash(tailHash, text, i, i + size)
      if text[i].isDigit || text[i] == UInt8(ascii: "@") || text[i] == UInt8(ascii: "_") { isOdd = true }
      i += size
    }
    self.hash = hash
    self.tailHash = tailHash
    self.isOdd = isOdd
    let (scalar, size) = UTF8Scalar.decode(text, at: range.lowerBound, end: range.upperBound)
    switch scalar < 0x80 ? CharacterClass.ascii[Int(scalar)] : CharacterClass.of(scalar) {
    case .lower:
      // "d'Angelo", "al-Rashid", "iJustine": a capital further on.
      isCapitalized = text[range.lowerBound + size..<range.upperBound].contains { $0.isCapital }
    case .upper, .letter, .ideograph, .syllable: isCapitalized = true
    default: isCapitalized = false
    }
  }

  /// A single letter or a short abbreviation keeps its point: "J.", "Jr.", "Dr.".
  private static func isInitial(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    text[range.upperBound - 1] == UInt8(ascii: ".") && range.count <= 4
  }

  private static func isTrimmed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "*"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "~"),
      UInt8(ascii: "#"):
      true
    default: byte <= 32
    }
  }
}
