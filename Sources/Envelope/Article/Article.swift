/// One normalized article: the value of one record of the articles topic, written by ``json()``.
///
/// Member names follow schema.org's NewsArticle. An absent member means unknown: no member is ever an empty string,
/// an empty list or an empty object. Nothing here depends on when or where the page was processed, so a replay gives
/// the same bytes.
public struct Article: Hashable, Sendable {
  /// The version of this layout. Rises when a member changes its meaning or goes away.
  public static let currentSchemaVersion = 2

  /// The version of this layout that the article was written in.
  public var schemaVersion = Article.currentSchemaVersion
  /// Hex of the first 128 bits of SHA-256 over url, fetchedAt and a hash of the page's bytes; see ``ArticleID``.
  public var id: String
  /// The address that the page was fetched from.
  public var url: String
  /// The page's own statement of its address, when it is credible.
  public var canonicalUrl: String?
  /// When the page was fetched.
  public var fetchedAt: Timestamp
  /// The headline, without the site's name and without the kicker.
  public var headline: String?
  /// The few words over the headline that say what it is about, as the page shows them.
  public var kicker: String?
  /// A second headline, where the page has one that differs.
  public var alternativeHeadline: String?
  /// The deck between headline and text, which is no part of ``articleBody``.
  public var standfirst: String?
  /// The page's own summary of the article.
  public var description: String?
  /// The article's paragraphs, joined by a blank line; subheads and list items are paragraphs.
  public var articleBody: String
  /// Words in ``articleBody``; in scripts without spaces between words, one for each character.
  public var wordCount: Int
  /// The same paragraphs in Markdown (CommonMark, and GitHub's tables) with headings, lists, quotes and links. Only
  /// where the configuration asks for it.
  public var bodyMarkdown: String?
  /// When the article was first published. RFC 3339; only the date where ``datePrecision`` is day.
  public var datePublished: String?
  /// When the article was last changed, if later than its publication. RFC 3339.
  public var dateModified: String?
  /// How exact ``datePublished`` is.
  public var datePrecision: DatePrecision?
  /// Where ``datePublished`` was found.
  public var dateSource: DateSource?
  /// The people, agencies and desks that wrote it, in the page's order.
  public var authors: [Author]?
  /// The line that names the authors, as the page shows it.
  public var byline: String?
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
