/// The flag of one article: a record of the topic `duplicates`.
///
/// The last flag of an article is a function of the set of articles alone, byte for byte.
public struct DuplicateFlag: Equatable, Sendable {
  /// Whether the article repeats an earlier one.
  public enum Status: UInt8, Comparable, Sendable {
    /// It repeats none.
    case unique = 0
    /// It has much in common with an earlier one.
    case near = 1
    /// Its tokens are those of an earlier one.
    case exact = 2

    /// The word in the flag's member `status`.
    public var name: String {
      switch self {
      case .unique: "unique"
      case .near: "near"
      case .exact: "exact"
      }
    }

    /// Orders by how much is repeated.
    public static func < (a: Status, b: Status) -> Bool { a.rawValue < b.rawValue }
  }

  /// What the article is to the one that it repeats.
  public enum Relation: UInt8, Sendable {
    /// The same text, or nearly: exact, or Jaccard >= 0.70.
    case same = 0
    /// It holds the other's text and more.
    case contains = 1
    /// It is a part of the other's text.
    case containedIn = 2

    /// The word in the flag's member `relation`.
    public var name: String {
      switch self {
      case .same: "same"
      case .contains: "contains"
      case .containedIn: "contained_in"
      }
    }
  }

  /// The pointer of a duplicate.
  public struct Original: Equatable, Sendable {
    /// The earlier article that it repeats most.
    public var article: ArticleReference
    /// Jaccard index of the shingle sets, in ten-thousandths.
    public var jaccard: Int
    /// Share of the smaller shingle set that is in the other, in ten-thousandths.
    public var containment: Int
    /// The larger of the two, containment counting from 50 tokens on, in ten-thousandths; 10,000 if exact.
    public var similarity: Int
    /// What the duplicate is to the original.
    public var relation: Relation
    /// Both were fetched from one URL: a re-crawl.
    public var sameURL: Bool
  }

  /// The article.
  public var article: ArticleReference
  /// Where its page was fetched.
  public var url: String
  /// Whether it repeats an earlier article.
  public var status: Status
  /// The earlier article; nil if unique.
  public var original: Original?
  /// The root reached by following the pointers; the article itself if unique.
  public var cluster: ArticleReference
  /// When its page was fetched, milliseconds since 1970.
  public var orderTime: Int64
  /// Only the first tokens were hashed.
  public var truncated: Bool
  /// Nothing changed for the settle time.
  public var final: Bool
  /// Why it is unique without having been compared.
  public var reason: UniqueReason?
  /// Version of the specification.
  public var specVersion: UInt16
}
