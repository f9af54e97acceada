/// What the owner of an article knows of it and one earlier article that the index named.
struct Pair: Equatable {
  /// The earlier article.
  var earlier: ArticleOrder
  /// The keys that the two share, by number in the later one's list.
  var keys: UInt64
  /// The root of the earlier article's cluster, as far as it is known.
  var root: ClusterRoot
  /// What the two have in common; nil as long as the earlier one's owner has not told it, which may be for good.
  var match: Match?
  /// The index took the earlier one for a copy.
  var isCopy: Bool

  init(earlier: ArticleOrder, keys: UInt64 = 0) {
    self.earlier = earlier
    self.keys = keys
    root = ClusterRoot(of: earlier.article)
    isCopy = false
  }

  /// Whether this makes a better pointer than another: exact first, then higher similarity, then earlier order.
  func isBetter(than other: Pair) -> Bool {
    guard let match, let otherMatch = other.match else { return self.match != nil }
    if match.status != otherMatch.status { return match.status > otherMatch.status }
    if match.similarity != otherMatch.similarity { return match.similarity > otherMatch.similarity }
    return earlier < other.earlier
  }

  /// Whether the article may point there: to a copy always, to another where one of the keys brings the two together.
  func isAllowed(by bounds: [UInt8: ArticleOrder]) -> Bool {
    guard let match else { return false }
    if match.status == .exact || bounds.isEmpty { return match.status == .exact || keys != 0 }
    return (0..<UInt8(64)).contains { key in
      keys >> UInt64(key) & 1 == 1 && bounds[key].map { earlier <= $0 } ?? true
    }
  }
}

extension Pair: NamedArticle {
  var order: ArticleOrder { earlier }

  init(order: ArticleOrder, keys: UInt64) { self.init(earlier: order, keys: keys) }
}

extension ByteWriter {
  /// Writes a pair: order (22), what is known (1), keys, match, root.
  mutating func pair(_ pair: Pair) {
    order(pair.earlier)
    byte((pair.isCopy ? 1 : 0) | (pair.match == nil ? 0 : 2))
    keySet(pair.keys)
    if let match = pair.match { self.match(match) }
    root(pair.root, of: pair.earlier.article)
  }
}

extension ByteReader {
  mutating func pair() throws(RecordError) -> Pair {
    var pair = Pair(earlier: try order())
    let known = try byte()
    pair.isCopy = known & 1 == 1
    pair.keys = try keySet()
    if known & 2 == 2 { pair.match = try match() }
    pair.root = try root(of: pair.earlier.article)
    return pair
  }
}
