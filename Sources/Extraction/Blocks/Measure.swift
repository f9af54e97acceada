/// What one pass over a block's bytes counts.
struct Measure {
  /// Characters without white space.
  var characters: Int32 = 0
  /// Words; in scripts without spaces, characters. What ``Envelope/Article/wordCount`` counts.
  var words: Int32 = 0
  /// Words of a spaced script that the block is worth: a Han character counts 0.6, a Thai one 0.25.
  var mass: Float = 0
  /// Words that start with a capital.
  var capitalized: Int32 = 0
  /// Words of up to four letters in small letters only: mostly function words, in most languages with spaces.
  var shortWords: Int32 = 0
  var upper: Int32 = 0
  var digits: Int32 = 0
  var sentenceEnds: Int32 = 0
  var commas: Int32 = 0
  var quotes: Int32 = 0
  var separators: Int32 = 0
  var symbols: Int32 = 0
  /// The classes of the first and the last character, closing quotes and brackets at the end left out.
  var first: CharacterClass = .symbol
  var last: CharacterClass = .symbol

  /// Counts `text[range]`, which is UTF-8, and appends the hash of each word, in small letters, to `words`.
  init(_ text: [UInt8], _ range: Range<Int>, hashes: inout [UInt32]) {
    var hash: UInt32 = 0
    var length: Int32 = 0
    var isCapital = false
    var hasUpper = false
    var isFirst = true
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      let kind: CharacterClass
      let byte = text[index]
      if byte < 0x80 {
        kind = CharacterClass.ascii[Int(byte)]
        index += 1
      } else {
        let (scalar, size) = UTF8Scalar.decode(text, at: index, end: range.upperBound)
        kind = CharacterClass.of(scalar)
        index += size
      }
      if kind != .space {
        characters += 1
        if isFirst { first = kind }
        isFirst = false
        if kind != .quote && kind != .mark && byte != UInt8(ascii: ")") && byte != UInt8(ascii: "]") { last = kind }
      }
      if kind.isWord {
        let isOwnWord = kind == .ideograph || kind == .syllable
        if isOwnWord, length > 0 { endWord() }
        if length == 0 {
          isCapital = kind == .upper
          hasUpper = false
          hash = 2_166_136_261
        }
        if kind == .upper {
          upper += 1
          hasUpper = true
        } else if kind == .digit {
          digits += 1
        }
        if kind != .mark { length += 1 }
        hash = CaseFolding.hash(hash, text, start, index)
        if isOwnWord {
          mass += kind == .ideograph ? 0.6 : 0.25
          words += 1
          hashes.append(hash)
          length = 0
        }
      } else {
        if length > 0 { endWord() }
        switch kind {
        case .sentenceEnd: sentenceEnds += 1
        case .comma: commas += 1
        case .quote: quotes += 1
        case .separator: separators += 1
        case .symbol: symbols += 1
        default: break
        }
      }
    }
    if length > 0 { endWord() }

    func endWord() {
      words += 1
      mass += 1
      if isCapital { capitalized += 1 }
      if length <= 4, !hasUpper { shortWords += 1 }
      hashes.append(hash)
      length = 0
    }
  }
}
