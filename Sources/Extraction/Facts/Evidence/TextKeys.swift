/// The keys in ``WordWeights`` of a text's words: those at its edges apart, for there furniture says what it is.
package enum TextKeys {
  /// So many words of a text are read, from its beginning.
  private static let most = 30

  /// Calls `body` with each key of a text whose word hashes are `words[range]`, and whether it is one of the edges.
  @inline(__always)
  package static func each(_ words: [UInt32], _ range: Range<Int>, _ body: (_ key: UInt32, _ isEdge: Bool) -> Void) {
    guard let first = range.first, let last = range.last else { return }
    body(key(words[first], .first), true)
    body(key(words[last], .last), true)
    if range.count > 1 {
      body(key(words[first + 1], .early), true)
      body(key(words[last - 1], .late), true)
      body(key(WordHash.pair(words[first], words[first + 1]), .first), true)
      body(key(WordHash.pair(words[last - 1], words[last]), .last), true)
    } else {
      body(key(words[first], .only), true)
    }
    for index in range.prefix(most) { body(key(words[index], .within), false) }
  }

  /// Where a word stands.
  private enum Place: UInt32 {
    case within, first, early, late, last, only
  }

  @inline(__always)
  private static func key(_ word: UInt32, _ place: Place) -> UInt32 {
    (word ^ place.rawValue &* 0x9E37_79B9) | 1
  }

  /// What the words of a text say, those at the edges and those within; the sum of the latter in proportion to the root of
  /// their number.
  static func evidence(_ words: [UInt32], _ range: Range<Int>, _ weights: WordWeights) -> (edge: Float, within: Float) {
    var edge: Int32 = 0
    var within: Int32 = 0
    each(words, range) { key, isEdge in
      if isEdge { edge += weights[key] } else { within += weights[key] }
    }
    let count = Float(max(1, min(range.count, most)))
    return (Float(edge) * WordWeights.unit, Float(within) * WordWeights.unit / count.squareRoot())
  }
}
