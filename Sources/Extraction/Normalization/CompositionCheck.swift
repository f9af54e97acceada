/// Whether text may be something else in Normalization Form C: the quick check of Unicode Standard Annex 15, section 9.
struct CompositionCheck {
  /// Set once a character was seen that composes with another, or stands in the wrong order.
  private(set) var needsComposing = false
  /// The canonical combining class of the last character.
  var lastClass: UInt8 = 0

  /// Looks at the next scalar value, of U+0300 or more; smaller ones only set ``lastClass`` to 0.
  mutating func see(_ scalar: UInt32) {
    let isPlain =
      scalar < 0x483
      ? scalar >= 0x388
      : (0x2010...0x2027).contains(scalar) || (0x3400...0xA66E).contains(scalar) || (0xAC00...0xD7FF).contains(scalar)
    if isPlain {
      lastClass = 0
      return
    }
    if CompositionCheck.find(scalar, in: CompositionTables.composing) != nil { needsComposing = true }
    let found = CompositionCheck.find(scalar, in: CompositionTables.classes)
    let combining = found.map { CompositionTables.classValues[$0] } ?? 0
    if combining != 0, combining < lastClass { needsComposing = true }
    lastClass = combining
  }

  /// Whether a character neither composes with what stands before it nor changes places with it, so that text can be
  /// composed in two pieces, of which it begins the second.
  static func isBoundary(_ scalar: UInt32) -> Bool {
    scalar < 0x300
      || find(scalar, in: CompositionTables.composing) == nil && find(scalar, in: CompositionTables.classes) == nil
  }

  /// The index of the range that holds a value, among ranges in ascending order.
  private static func find(_ scalar: UInt32, in ranges: [(UInt32, UInt32)]) -> Int? {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if scalar < ranges[middle].0 {
        high = middle
      } else if scalar > ranges[middle].1 {
        low = middle + 1
      } else {
        return middle
      }
    }
    return nil
  }
}
