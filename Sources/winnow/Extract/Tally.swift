import Envelope

/// How many pages became articles, and why the others did not.
struct Tally: CustomStringConvertible, Sendable {
  private(set) var articles = 0
  private(set) var rejected: [Rejection.Reason: Int] = [:]

  /// Counts a page: an article, or a rejection for this reason.
  mutating func add(_ reason: Rejection.Reason?) {
    if let reason { rejected[reason, default: 0] += 1 } else { articles += 1 }
  }

  /// Counts what another one has counted.
  mutating func add(_ other: Tally) {
    articles += other.articles
    rejected.merge(other.rejected, uniquingKeysWith: +)
  }

  /// One line for people.
  var description: String {
    let count = rejected.values.reduce(0, +)
    let reasons = rejected.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
      .map { "\($0.key.rawValue) \($0.value)" }.joined(separator: ", ")
    return "\(articles + count) pages: \(articles) articles, \(count) rejected"
      + (reasons.isEmpty ? "" : " (\(reasons))")
  }
}
