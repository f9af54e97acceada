/// What one record of the topic `keys` leads to: every pair once, with all the keys that it shares here.
struct Candidates {
  struct Pair: Hashable {
    var earlier: ArticleOrder
    var later: ArticleOrder
  }

  private struct Bound {
    var article: ArticleReference
    var key: UInt8
    var last: ArticleOrder
  }

  private(set) var pairs: [Pair] = []
  private var keys: [Pair: UInt64] = [:]
  private var bounds: [Bound] = []

  /// Notes that two articles share the key that is number `key` of the later one.
  mutating func pair(_ earlier: ArticleOrder, _ later: ArticleOrder, _ key: UInt8) {
    let pair = Pair(earlier: earlier, later: later)
    if keys[pair] == nil { pairs.append(pair) }
    keys[pair, default: 0] |= 1 << UInt64(key & 63)
  }

  /// Notes up to where an article is compared in the bucket of one of its keys.
  mutating func bound(_ article: ArticleOrder, _ key: UInt8, last: ArticleOrder) {
    bounds.append(Bound(article: article.article, key: key & 63, last: last))
  }

  func outputs(_ configuration: DuplicatesConfiguration) -> [StageOutput] {
    pairs.map { pair in
      configuration.output(
        .request(earlier: pair.earlier, later: pair.later, keys: keys[pair] ?? 0), to: pair.earlier.article)
    }
      + bounds.map { bound in
        configuration.output(.bound(article: bound.article, key: bound.key, last: bound.last), to: bound.article)
      }
  }
}
