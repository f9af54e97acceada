/// The place of an article in the order that decides which of two is the original: (fetchedAt, article id).
///
/// Never the published date, which can be set back, and never the arrival (specification, "What counts").
public struct ArticleOrder: Hashable, Comparable, Sendable {
  /// When the article's page was fetched: milliseconds since 1970 in UTC, kept within ±2^47.
  public let time: Int64
  /// The article.
  public let article: ArticleReference

  static let timeLimit: Int64 = (1 << 47) - 1

  /// Makes an order; a time outside ±2^47 milliseconds (4,459 years) is moved to the nearer bound.
  public init(time: Int64, article: ArticleReference) {
    self.time = min(max(time, -Self.timeLimit), Self.timeLimit)
    self.article = article
  }

  /// Orders by time, then by article.
  public static func < (a: ArticleOrder, b: ArticleOrder) -> Bool {
    a.time != b.time ? a.time < b.time : a.article < b.article
  }
}
