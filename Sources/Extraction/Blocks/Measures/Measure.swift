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
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: HashBuffer.capacity) { memory in
      var buffer = HashBuffer(memory)
      text.withUnsafeBufferPointer { text in
        precondition(range.upperBound <= text.count)
        read(text, range, &buffer, &hashes)
      }
      buffer.flush(to: &hashes)
    }
  }

  private mutating func read(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ buffer: inout HashBuffer, _ hashes: inout [UInt32]
  ) {
    var word = Word()
    var plain = PlainWords()
    var isFirst = true
    var index = range.lowerBound
    let end = range.upperBound
    while index < end {
      let byte = text[index]
      if word.length == 0 {
        if byte == 0x20 {
          index += 1
          continue
        }
        // Most text is words of ASCII letters: they are read eight bytes at a time.
        if ASCIILetters.contains(byte) {
          if isFirst { first = byte & 0x20 == 0 ? .upper : .lower }
          isFirst = false
          let start = index
          var hash = CaseFolding.wordBasis
          var capitals = 0
          var letters: ASCIILetters
          repeat {
            letters = ASCIILetters(text, at: index, end: end)
            hash = CaseFolding.hash(hash, letters.small)
            if letters.capitals != 0 { capitals += letters.capitals.nonzeroBitCount }
            index += letters.count
          } while letters.count == 8
          let length = index - start
          let isCapital = byte & 0x20 == 0
          last = text[index - 1] & 0x20 == 0 ? .upper : .lower
          plain.letters += length
          plain.capitals += capitals
          let next = index < end ? text[index] : 0x20
          if next == 0x20 || (next < 0x80 && CharacterClass.ascii[Int(next)] != .digit) {
            buffer.append(CaseFolding.short(hash), &hashes)
            plain.words += 1
            plain.capitalized += isCapital ? 1 : 0
            plain.short += length <= 4 && capitals == 0 ? 1 : 0
            if next == 0x20 { index += 1 }
          } else {
            word = Word(
              hash: CaseFolding.short(hash), length: Int32(truncatingIfNeeded: length), isCapital: isCapital,
              hasUpper: capitals > 0)
          }
          continue
        }
      } else if byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z") {
        let start = index
        var next = byte
        repeat {
          word.hash = (word.hash ^ UInt32(next)) &* WordHash.prime
          index += 1
          next = index < end ? text[index] : 0
        } while next >= UInt8(ascii: "a") && next <= UInt8(ascii: "z")
        word.length += Int32(truncatingIfNeeded: index - start)
        plain.letters += index - start
        last = .lower
        continue
      }
      let start = index
      let kind: CharacterClass
      if byte < 0x80 {
        kind = CharacterClass.ascii[Int(byte)]
        index += 1
      } else {
        let (scalar, size) = UTF8Scalar.decode(text, at: index, end: end)
        kind = CharacterClass.of(scalar)
        index += size
      }
      if kind != .space {
        if isFirst { first = kind }
        isFirst = false
        characters += 1
        if kind != .quote && kind != .mark && byte != UInt8(ascii: ")") && byte != UInt8(ascii: "]") { last = kind }
      }
      if kind.isWord {
        see(kind, text, start..<index, &word, &buffer, &hashes)
      } else {
        if word.length > 0 { self.end(&word, &buffer, &hashes) }
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
    if word.length > 0 { self.end(&word, &buffer, &hashes) }
    add(plain)
  }

  /// Words of ASCII letters only, and letters read in runs.
  private struct PlainWords {
    var words = 0
    var letters = 0
    var capitals = 0
    var capitalized = 0
    var short = 0
  }

  private mutating func add(_ plain: PlainWords) {
    characters += Int32(clamping: plain.letters)
    words += Int32(clamping: plain.words)
    mass += Float(plain.words)
    capitalized += Int32(clamping: plain.capitalized)
    shortWords += Int32(clamping: plain.short)
    upper += Int32(clamping: plain.capitals)
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
    _ buffer: inout HashBuffer, _ hashes: inout [UInt32]
  ) {
    let isOwnWord = kind == .ideograph || kind == .syllable
    if isOwnWord, word.length > 0 { end(&word, &buffer, &hashes) }
    if word.length == 0 {
      word.isCapital = kind == .upper
      word.hasUpper = false
      word.hash = WordHash.start
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
      buffer.append(word.hash, &hashes)
      word.length = 0
    }
  }

  private mutating func end(_ word: inout Word, _ buffer: inout HashBuffer, _ hashes: inout [UInt32]) {
    words += 1
    mass += 1
    if word.isCapital { capitalized += 1 }
    if word.length <= 4, !word.hasUpper { shortWords += 1 }
    buffer.append(word.hash, &hashes)
    word.length = 0
  }
}
