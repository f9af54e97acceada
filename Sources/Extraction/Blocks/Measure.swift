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
    var word = Word()
    text.withUnsafeBufferPointer { text in
      precondition(range.upperBound <= text.count)
      var index = range.lowerBound
      while index < range.upperBound {
        let byte = text[index]
        // Most text is small letters, and within a word they need nothing else.
        if word.length > 0, byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z") {
          let start = index
          var next = byte
          repeat {
            word.hash = (word.hash ^ UInt32(next)) &* CaseFolding.prime
            index += 1
            next = index < range.upperBound ? text[index] : 0
          } while next >= UInt8(ascii: "a") && next <= UInt8(ascii: "z")
          word.length += Int32(truncatingIfNeeded: index - start)
          characters += Int32(truncatingIfNeeded: index - start)
          last = .lower
          continue
        }
        let start = index
        let kind: CharacterClass
        if byte < 0x80 {
          kind = CharacterClass.ascii[Int(byte)]
          index += 1
        } else {
          let (scalar, size) = UTF8Scalar.decode(text, at: index, end: range.upperBound)
          kind = CharacterClass.of(scalar)
          index += size
        }
        if kind != .space {
          if characters == 0 { first = kind }
          characters += 1
          if kind != .quote && kind != .mark && byte != UInt8(ascii: ")") && byte != UInt8(ascii: "]") { last = kind }
        }
        if kind.isWord {
          see(kind, text, start..<index, &word, &hashes)
        } else {
          if word.length > 0 { end(&word, &hashes) }
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
    }
    if word.length > 0 { end(&word, &hashes) }
  }

  /// A word, as far as it was read.
  private struct Word {
    var hash: UInt32 = 0
    var length: Int32 = 0
    var isCapital = false
    var hasUpper = false
  }

  /// Adds a character to the word, or makes it a word of its own where its script has no spaces.
  private mutating func see(
    _ kind: CharacterClass, _ text: UnsafeBufferPointer<UInt8>, _ character: Range<Int>, _ word: inout Word,
    _ hashes: inout [UInt32]
  ) {
    let isOwnWord = kind == .ideograph || kind == .syllable
    if isOwnWord, word.length > 0 { end(&word, &hashes) }
    if word.length == 0 {
      word.isCapital = kind == .upper
      word.hasUpper = false
      word.hash = CaseFolding.basis
    }
    if kind == .upper {
      upper += 1
      word.hasUpper = true
    } else if kind == .digit {
      digits += 1
    }
    if kind != .mark { word.length += 1 }
    word.hash = CaseFolding.hash(word.hash, text, character.lowerBound, character.upperBound)
    if isOwnWord {
      mass += kind == .ideograph ? 0.6 : 0.25
      words += 1
      hashes.append(word.hash)
      word.length = 0
    }
  }

  private mutating func end(_ word: inout Word, _ hashes: inout [UInt32]) {
    words += 1
    mass += 1
    if word.isCapital { capitalized += 1 }
    if word.length <= 4, !word.hasUpper { shortWords += 1 }
    hashes.append(word.hash)
    word.length = 0
  }
}
