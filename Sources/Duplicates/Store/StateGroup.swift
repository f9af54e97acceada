/// The name of a group of state entries: what is read together.
///
/// In the index a group is a bucket and its name ``ArticleKey/bucket``; in verify it is an article and its name the
/// article.
public struct StateGroup: Hashable, Comparable, Sendable {
  /// The upper bits of the name.
  public let high: UInt64
  /// The lower bits of the name.
  public let low: UInt64

  /// Names a bucket: see ``ArticleKey/bucket``.
  init(bucket: UInt64) {
    high = 0
    low = bucket
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
