/// The keys in ``WordWeights`` of the words of a class, an id or another name that page authors gave an element.
package enum ClassKeys {
  /// Calls `body` with the key of each word, and of each two that stand together in one name, of `text[range]`.
  ///
  /// Words are letters of ASCII; `camelCase` is two of them. What is read of a value, ``ClassHintMatcher`` reads, too.
  @inline(__always)
  package static func each(_ text: [UInt8], _ range: Range<Int>, _ body: (UInt32) -> Void) {
    var hash = WordHash.start
    var length = 0
    var previous: UInt32 = 0
    var wasSmall = false
    func end() {
      if length > 1 {
        body(hash | 1)
        if previous != 0 { body(WordHash.pair(previous, hash) | 1) }
        previous = hash
      }
      hash = WordHash.start
      length = 0
    }
    for index in range.prefix(ClassHintMatcher.longest) {
      let byte = text[index]
      let isLetter = byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
      let isSmall = isLetter && byte & 0x20 != 0
      if !isLetter || (wasSmall && !isSmall) { end() }
      if isLetter {
        hash = WordHash.add(byte | 0x20, to: hash)
        length += 1
      } else if byte <= 0x20 {
        previous = 0
      }
      wasSmall = isSmall
    }
    end()
  }

  /// So many elements around a block are near it, the innermost ones.
  static let reach = 3

  /// The key of a word of an element near a block; that of one anywhere around it is the word's own.
  @inline(__always)
  package static func near(_ key: UInt32) -> UInt32 { (key ^ 0x9E37_79B9) | 1 }

  /// What the words of a value say where it stands near a block, and where it stands anywhere around it.
  static func evidence(_ text: [UInt8], _ range: Range<Int>, _ weights: WordWeights) -> SIMD2<Int32> {
    var sum = SIMD2<Int32>()
    each(text, range) { sum &+= SIMD2(weights[near($0)], weights[$0]) }
    return sum
  }
}
