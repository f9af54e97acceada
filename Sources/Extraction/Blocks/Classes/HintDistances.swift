/// For each ``ClassHint`` that says what kind of block stands there, how far above an element the nearest one with it is: 0 the element itself, 255 none.
///
/// Distances are bytes of two words, so that all are counted up at once.
struct HintDistances {
  private var words: (UInt64, UInt64) = (.max, .max)

  /// The distance of a hint, by its number.
  @inline(__always)
  subscript(_ hint: Int) -> UInt8 {
    let word = hint < 8 ? words.0 : words.1
    return UInt8(truncatingIfNeeded: word >> UInt64(hint % 8 * 8))
  }

  /// Goes from an element to one of its children, which has some hints itself.
  mutating func goDeeper(finding found: ClassHints) {
    words.0 = HintDistances.further(words.0, found.rawValue)
    words.1 = HintDistances.further(words.1, found.rawValue >> 8)
  }

  /// Adds 1 to each byte that is not 255, and sets those of `found` to 0.
  private static func further(_ word: UInt64, _ found: UInt32) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // A byte is 255 where its low seven bits carry into the eighth and that is set too.
    let carries = (word & 0x7F7F_7F7F_7F7F_7F7F) &+ ones
    let full = (carries & word) >> 7 & ones
    var next = word &+ (ones &- full)
    var bits = found & 0xFF
    while bits != 0 {
      next &= ~(0xFF << UInt64(bits.trailingZeroBitCount * 8))
      bits &= bits - 1
    }
    return next
  }
}
