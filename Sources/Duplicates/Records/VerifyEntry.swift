/// An entry of the topic `verify`: one fact, addressed to one article.
///
/// Facts only add up: whatever order they come in, and however often, the same facts give the same state.
public enum VerifyEntry: Equatable, Sendable {
  /// The article itself, to its owner.
  case article(ArticleRecord)
  /// The index found `later` to share keys with `earlier`; addressed to `earlier`, which answers with a comparison.
  /// `keys` has bit *n* set for the shared key that is number *n* in the list of `later`.
  case request(earlier: ArticleOrder, later: ArticleOrder, keys: UInt64)
  /// The answer: what `later` needs to compare itself with the earlier article; addressed to `later`.
  case comparison(later: ArticleReference, earlier: Profile, root: ClusterRoot, keys: UInt64)
  /// In the bucket of its key number `key`, `article` is compared with nothing later in the order than `last`.
  case bound(article: ArticleReference, key: UInt8, last: ArticleOrder)
  /// The cluster of `earlier` has another root now; addressed to `later`, which was compared with it.
  case root(later: ArticleReference, earlier: ArticleReference, root: ClusterRoot)
  /// The final flags of all articles of this partition touched up to this offset, and not after, were published.
  case settled(through: Int64)

  /// The article that the entry is addressed to; nil for ``settled(through:)``, which is addressed to its partition.
  public var address: ArticleReference? {
    switch self {
    case .article(let record): record.profile.order.article
    case .request(let earlier, _, _): earlier.article
    case .comparison(let later, _, _, _): later
    case .bound(let article, _, _): article
    case .root(let later, _, _): later
    case .settled: nil
    }
  }
}

/// The root of an article's cluster, as its owner knew it at one point of the owner's log.
public struct ClusterRoot: Equatable, Sendable {
  /// The article reached by following the pointers.
  public var article: ArticleReference
  /// Where in its log the owner was: topic generation in the upper 16 bits, offset in the rest. Of two, the higher holds.
  public var revision: UInt64

  /// Makes a root.
  public init(article: ArticleReference, revision: UInt64) {
    self.article = article
    self.revision = revision
  }
}

/// What the owner of an article is told of it.
public struct ArticleRecord: Equatable, Sendable {
  /// What comparing takes.
  public var profile: Profile
  /// The address of the page; at most 65,535 bytes of it travel.
  public var url: String
  /// Only the first 50,000 tokens were hashed.
  public var truncated: Bool
  /// Why the article is unique without having been compared.
  public var reason: UniqueReason?
  /// All of its keys. The owner does not keep them; a new generation of the topics is filled from them.
  public var keys: [ArticleKey]

  /// Makes a record.
  public init(profile: Profile, url: String, truncated: Bool, reason: UniqueReason?, keys: [ArticleKey]) {
    self.profile = profile
    self.url = url
    self.truncated = truncated
    self.reason = reason
    self.keys = keys
  }
}
