/// What was taken out of a page on the way to its article: how many blocks of each kind.
///
/// In JSON an object with a member for each kind that occurred.
public struct Cleaning: Hashable, Sendable {
  /// A kind of text that is no part of the article.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A false or true error message, such as "404 Not Found".
    case errorBanner
    /// Menus, breadcrumbs, pagers, lists of sections.
    case navigation
    /// Links to other articles.
    case related
    /// Advertising, subscription, newsletter and follow-us lines.
    case promotion
    /// Legal notices, copyright lines, company descriptions.
    case disclaimer
    /// Readers' comments and notices about them.
    case comments
    /// Blocks that repeat an earlier block of the article.
    case repeatedBlocks
    /// Tracking pixels and the like.
    case tracking
    /// Captions and credits of pictures and embeds.
    case caption
    /// Headline, date and byline, which have members of their own.
    case byline
    /// Sharing buttons and tool bars.
    case sharing
    /// Lists of tags and topics.
    case tags
    /// Descriptions of the authors.
    case authorBox
    /// Consent and cookie notices.
    case consent
    /// Text of other articles on the same page.
    case otherArticle
    /// Anything else that is no article text.
    case boilerplate

    /// All kinds in alphabetical order, as the member lists them.
    static let inOrderOfNames = allCases.sorted { $0.rawValue < $1.rawValue }
  }

  /// Blocks taken out, by kind; a kind that did not occur has no entry.
  public private(set) var counts: [Kind: Int] = [:]

  /// Makes an empty count.
  public init() {}

  /// Whether nothing was taken out.
  public var isEmpty: Bool { counts.isEmpty }

  /// Counts blocks of one kind.
  public mutating func add(_ kind: Kind, _ count: Int = 1) {
    if count > 0 { counts[kind, default: 0] += count }
  }
}
