/// One normalized article: the value of one record of the articles topic.
///
/// Member names follow schema.org's NewsArticle. An absent member means unknown: no member is ever an empty string,
/// an empty list or an empty object. Nothing here depends on when or where the page was processed, so a replay gives
/// the same bytes.
public struct Article: Hashable, Sendable, Encodable {
  /// The version of this layout. Rises when a member changes its meaning or goes away.
  public static let currentSchemaVersion = 1

  /// The version of this layout that the article was written in.
  public var schemaVersion = Article.currentSchemaVersion
  /// Hex of the first 128 bits of SHA-256 over url, fetchedAt and page bytes; see ``ArticleID``.
  public var id: String
  /// The address that the page was fetched from.
  public var url: String
  /// The page's own statement of its address, when it is credible.
  public var canonicalUrl: String?
  /// When the page was fetched.
  public var fetchedAt: Timestamp
  /// The headline, without the site's name.
  public var headline: String?
  /// A second headline, where the page has one that differs.
  public var alternativeHeadline: String?
  /// The page's own summary of the article.
  public var description: String?
  /// The article's paragraphs, joined by a blank line.
  public var articleBody: String
  /// Words in ``articleBody``; in scripts without spaces between words, one for each character.
  public var wordCount: Int
  /// When the article was first published. RFC 3339; only the date where ``datePrecision`` is day.
  public var datePublished: String?
  /// When the article was last changed, if later than its publication. RFC 3339.
  public var dateModified: String?
  /// How exact ``datePublished`` is.
  public var datePrecision: DatePrecision?
  /// Where ``datePublished`` was found.
  public var dateSource: DateSource?
  /// The people who wrote it, in the page's order.
  public var authors: [Author]?
  /// Who published it.
  public var publisher: Publisher?
  /// The agency and the place that the body opens with.
  public var dateline: Dateline?
  /// The section of the site it stands in.
  public var articleSection: String?
  /// The page's own keywords, in its order.
  public var keywords: [String]?
  /// The leading image.
  public var image: Image?
  /// All images of the article that the page names, by URL.
  public var images: [String]?
  /// BCP 47 language tag, or `und`.
  public var inLanguage: String
  /// How sure ``inLanguage`` is, from 0 to 1.
  public var languageConfidence: Double
  /// Whether the whole article can be read without paying, where the page says so.
  public var isAccessibleForFree: Bool?
  /// The URL of the licence it is published under, or the page's words for it.
  public var license: String?
  /// What was taken out of the page, by kind, with how often.
  public var cleaning: Cleaning?
  /// Present and true where the page holds only the beginning of the article, or a limit cut it.
  public var truncated: Bool?
  /// How the body was found.
  public var extraction: ExtractionInfo

  /// Makes an article with the members that every article has; the others are set one by one.
  public init(
    id: String, url: String, fetchedAt: Timestamp, articleBody: String, wordCount: Int,
    inLanguage: String, languageConfidence: Double, extraction: ExtractionInfo
  ) {
    self.id = id
    self.url = url
    self.fetchedAt = fetchedAt
    self.articleBody = articleBody
    self.wordCount = wordCount
    self.inLanguage = inLanguage
    self.languageConfidence = languageConfidence
    self.extraction = extraction
  }
}
