/// What the metadata sources of a page say that is no member of the article, but helps to find and clean its body.
public struct MetadataHints: Hashable, Sendable {
  /// The article's text as JSON-LD gives it, UTF-8, tags and entities undone; often shortened or without paragraphs.
  public var articleBody: [UInt8]?
  /// Every headline that some source gives this page, with and without the site's name, best first.
  public var headlines: [String] = []
  /// The visible lines that were taken for bylines, as they stand in the page.
  public var bylines: [String] = []
  /// The visible date lines near the headline, as they stand in the page.
  public var dateLines: [String] = []
  /// The block that shows the headline, counted from 0.
  public var headlineBlock: Int?
  /// The blocks that show the bylines.
  public var bylineBlocks: [Int] = []
  /// The blocks that show the dates.
  public var dateBlocks: [Int] = []
  /// What the page says it is, if it says so.
  public var kind: PageKind?
  /// Whether the page declares a paywall: `isAccessibleForFree` false anywhere, or a paid content tier.
  public var isPaywalled = false
  /// CSS selectors of the parts behind the paywall: `hasPart.cssSelector`.
  public var paywalledSelectors: [String] = []
  /// The language that the page declares, as written: JSON-LD inLanguage, html lang, og:locale, content-language.
  public var declaredLanguage: String?

  /// Makes hints that say nothing.
  public init() {}
}
