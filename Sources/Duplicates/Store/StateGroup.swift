/// The name of a group of state entries: what is read together.
///
/// In the index a group is a bucket and its name the key's 48 bits; in verify it is an article and its name the article.
public struct StateGroup: Hashable, Comparable, Sendable {
  /// The upper bits of the name.
  public let high: UInt64
  /// The lower bits of the name.
  public let low: UInt64

  /// Names the bucket of a key.
  init(bucket hash: UInt64) {
    high = 0
    low = hash & ArticleKey.mask
  }

  /// Names the state of an article.
  init(article: ArticleReference) {
    high = article.high
    low = article.low
  }

  /// Orders groups as their bytes in a store do.
  public static func < (a: StateGroup, b: StateGroup) -> Bool {
    (a.high, a.low) < (b.high, b.low)
  }
}
