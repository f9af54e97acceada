import Envelope

/// What became of each block of a page.
struct Body {
  /// For each block, why it is no part of the article; nil for those that are.
  var dropped: [Cleaning.Kind?] = []
  /// The blocks of the article, in order.
  var kept: [Int] = []
  /// The blocks of the standfirst, in order; they are no part of the body.
  var standfirst: [Int] = []
  /// The mean score of the article's blocks, by mass; 0 without any.
  var score: Float = 0
  /// The mass of the article's blocks.
  var mass: Float = 0

  /// How many blocks were dropped, by kind.
  var countsOfDropped: [(kind: Cleaning.Kind, count: Int)] {
    var counts: [(kind: Cleaning.Kind, count: Int)] = []
    for kind in dropped {
      guard let kind else { continue }
      if let index = counts.firstIndex(where: { $0.kind == kind }) {
        counts[index].count += 1
      } else {
        counts.append((kind, 1))
      }
    }
    return counts
  }
}
