import Envelope

/// What a page says about its article besides the body: one member for each metadata member of ``Article``, each with
/// its source, and hints for finding the body.
///
/// Made by ``MetadataReader`` from an HTML tree and by ``TextMetadataReader`` from a flattened page. A nil member means
/// unknown; no member is an empty string or an empty list.
public struct Metadata: Hashable, Sendable {
  /// The page's own statement of its address, absolute, where it is credible.
  public var canonicalURL: Sourced<String>?
  /// The headline, without the site's name.
  public var headline: Sourced<String>?
  /// The words over the headline that say what it is about.
  public var kicker: String?
  /// A second headline that differs from the first.
  public var alternativeHeadline: Sourced<String>?
  /// The page's own summary.
  public var description: Sourced<String>?
  /// When the article was first published.
  public var datePublished: Sourced<ArticleDate>?
  /// When the article was last changed, if later than its publication.
  public var dateModified: Sourced<ArticleDate>?
  /// The people, agencies and desks that wrote it.
  public var authors: Sourced<[Author]>?
  /// The line that names the authors, as readers see it.
  public var byline: String?
  /// Who published it; the domain comes from the page's address.
  public var publisher: Sourced<Publisher>?
  /// The section of the site it stands in.
  public var section: Sourced<String>?
  /// The page's own keywords.
  public var keywords: Sourced<[String]>?
  /// The leading image.
  public var image: Sourced<Image>?
  /// All images that the page names as the article's, absolute URLs, the leading one first.
  public var images: Sourced<[String]>?
  /// Whether the whole article can be read without paying.
  public var isAccessibleForFree: Sourced<Bool>?
  /// The URL of the licence, or the page's words for it.
  public var license: Sourced<String>?
  /// What helps to find and clean the body.
  public var hints = MetadataHints()

  /// Makes metadata that knows nothing.
  public init() {}

  /// Writes every known member into an article; the dateline is the body's to find.
  public func fill(_ article: inout Article) {
    article.canonicalUrl = canonicalURL?.value
    article.headline = headline?.value
    article.kicker = kicker
    article.alternativeHeadline = alternativeHeadline?.value
    article.description = description?.value
    article.datePublished = datePublished?.value.description
    article.dateModified = dateModified?.value.description
    article.datePrecision = datePublished?.value.precision
    article.dateSource = datePublished?.source.dateSource
    article.authors = authors?.value
    article.byline = byline
    article.publisher = publisher?.value
    article.articleSection = section?.value
    article.keywords = keywords?.value
    article.image = image?.value
    article.images = images?.value
    article.isAccessibleForFree = isAccessibleForFree?.value
    article.license = license?.value
  }
}
