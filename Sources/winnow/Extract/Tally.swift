import Envelope

/// How many pages became articles, and why the others did not.
struct Tally: CustomStringConvertible {
  private(set) var articles = 0
  private(set) var rejected: [Rejection.Reason: Int] = [:]

  /// Counts pages, by the reasons of their rejections; nil for articles.
  mutating func add(_ reasons: [Rejection.Reason?]) {
    var rest = reasons[...]
    // Many in a row have the same.
    while let first = rest.first {
      let count = rest.prefix { $0 == first }.count
      if let first { rejected[first, default: 0] += count } else { articles += count }
      rest = rest.dropFirst(count)
    }
  }

  /// One line for people.
  var description: String {
    let count = rejected.values.reduce(0, +)
    let named = Dictionary(uniqueKeysWithValues: rejected.map { ($0.key.rawValue, $0.value) })
    let reasons = named.largestFirst.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    return "\(articles + count) pages: \(articles) articles, \(count) rejected"
      + (reasons.isEmpty ? "" : " (\(reasons))")
  }
}
