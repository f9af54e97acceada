import Envelope
import Extraction

/// What became of one page, for the ledger.
public struct PageFate: Equatable, Sendable {
  /// How a page ended.
  public enum Outcome: Equatable, Sendable {
    /// As an article.
    case article(hasDate: Bool, hasAuthor: Bool, score: Double)
    /// Rejected.
    case rejected(Rejection.Reason)
  }

  /// Whose page it is; absent where its address could not be read.
  public var domain: String?
  /// How it ended.
  public var outcome: Outcome

  /// Says what became of a page.
  ///
  /// - Parameter url: its address.
  public init(url: String?, _ outcome: Outcome) {
    domain = url.flatMap(PageDomain.of)
    self.outcome = outcome
  }

  /// An article's fate.
  public init(of article: Article) {
    self.init(
      url: article.url,
      .article(
        hasDate: article.datePublished != nil, hasAuthor: article.authors?.isEmpty == false,
        score: article.extraction.score))
  }
}
