/// Texts that follow each other in the tree but not in the source: something ignored was between them.
extension Tokenizer {
  /// Texts of at most so many bytes are copied rather than kept apart: keeping one takes as much memory.
  private static let shortText = 16

  /// The range of two texts in one piece, copied to the side buffer where that takes constant time, and little room: the first
  /// text is short or the last thing there, and the second one is short.
  ///
  /// - Returns: nil if they are better kept apart.
  mutating func join(_ first: Range<Int>, with second: Range<Int>) -> Range<Int>? {
    if first.upperBound == second.lowerBound { return first.lowerBound..<second.upperBound }
    if second.count > Self.shortText { return nil }
    var start = first.lowerBound
    if first.upperBound != sideEnd {
      if first.count > Self.shortText { return nil }
      start = sideEnd
      for offset in first { side.append(byte(at: offset)) }
    }
    for offset in second { side.append(byte(at: offset)) }
    return start..<sideEnd
  }
}
