import Envelope

/// A ledger in figures: the sums of `domains`, `rest` and `unknown` are all pages that are no longer in flight.
public struct LedgerReport: Encodable, Sendable {
  /// What became of the pages of a domain, or of many together.
  public struct Entry: Encodable, Sendable {
    /// Pages: articles and rejected ones.
    public var consumed: Int
    /// Pages that became articles.
    public var articles: Int
    /// Pages rejected, by reason.
    public var rejected: [String: Int]
    /// Articles without a date.
    public var withoutDate: Int
    /// Articles without an author.
    public var withoutAuthor: Int
    /// The median of the articles' scores; absent without articles.
    public var medianScore: Double?
    /// Final flags that say duplicate.
    public var duplicates: Int
    /// When counting began, where that is of one domain.
    public var since: Timestamp?

    init(_ counts: DomainCounts, since: Timestamp? = nil) {
      consumed = counts.consumed
      articles = counts.articles
      rejected = Dictionary(uniqueKeysWithValues: counts.rejected.map { ($0.key.rawValue, $0.value) })
      withoutDate = counts.withoutDate
      withoutAuthor = counts.withoutAuthor
      medianScore = counts.medianScore
      duplicates = counts.duplicates
      self.since = since
    }
  }

  /// The largest domains.
  public var domains: [String: Entry]
  /// All other domains together.
  public var rest: Entry
  /// Pages whose address could not be read.
  public var unknown: Entry
  /// What has changed about a domain's pages all at once.
  public var alarms: [DomainAlarm]
}
