import Envelope

/// What became of the pages of one domain, or of many together.
public struct DomainCounts: Equatable, Sendable {
  /// Scores from 0 to 1 are told apart in so many steps.
  private static let scoreSteps = 50

  /// Pages that became articles.
  public private(set) var articles = 0
  /// Pages rejected, by reason.
  public private(set) var rejected: [Rejection.Reason: Int] = [:]
  /// Articles without a date.
  public private(set) var withoutDate = 0
  /// Articles without an author.
  public private(set) var withoutAuthor = 0
  /// Final flags that say duplicate.
  public internal(set) var duplicates = 0
  /// Articles by score; empty where there are none.
  private var scores: [UInt32] = []

  /// Pages in all.
  public var consumed: Int { articles + rejectedCount }

  /// Pages rejected, for whatever reason.
  public var rejectedCount: Int { rejected.values.reduce(0, +) }

  /// Counts a page.
  public mutating func add(_ outcome: PageFate.Outcome) {
    switch outcome {
    case .rejected(let reason): rejected[reason, default: 0] += 1
    case .article(let hasDate, let hasAuthor, let score):
      articles += 1
      if !hasDate { withoutDate += 1 }
      if !hasAuthor { withoutAuthor += 1 }
      if scores.isEmpty { scores = [UInt32](repeating: 0, count: Self.scoreSteps) }
      let step = score.isFinite ? Int(max(0, min(1, score)) * Double(Self.scoreSteps)) : 0
      scores[min(step, Self.scoreSteps - 1)] &+= 1
    }
  }

  /// Adds the counts of others.
  public mutating func add(_ other: DomainCounts) {
    articles += other.articles
    rejected.merge(other.rejected) { $0 + $1 }
    withoutDate += other.withoutDate
    withoutAuthor += other.withoutAuthor
    duplicates += other.duplicates
    if scores.isEmpty {
      scores = other.scores
    } else {
      for index in other.scores.indices { scores[index] &+= other.scores[index] }
    }
  }

  /// The median of the articles' scores, within a hundredth; nil without articles.
  public var medianScore: Double? {
    guard articles > 0 else { return nil }
    var left = (articles + 1) / 2
    for (step, count) in scores.enumerated() {
      left -= Int(count)
      if left <= 0 { return (Double(2 * step + 1) / Double(2 * Self.scoreSteps)).rounded(toPlaces: 2) }
    }
    return nil
  }
}
