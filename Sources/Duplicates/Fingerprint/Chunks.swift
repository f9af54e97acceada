/// Content-defined chunks: the keys that a text shares with one that holds a part of it.
///
/// A chunk ends where the words themselves say so, so that words put in or taken out move the ends of one chunk or two.
/// Of a long text the keys of smallest hash are kept.
struct Chunks {
  private let modulus: UInt64
  private let limit: Int
  private let seed: UInt64
  private static let shortest = 6
  private static let longest = 48

  init(modulus: Int, limit: Int, seed: UInt64) {
    self.modulus = UInt64(modulus)
    self.limit = limit
    self.seed = seed
  }

  /// At most `limit` keys of 48 bits, ascending.
  func keys(of tokens: [UInt64]) -> [UInt64] {
    var keys: Set<UInt64> = []
    var length = 0
    var hash = seed ^ KeyDomain.chunk
    for (index, token) in tokens.enumerated() {
      hash = (hash ^ token) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      length += 1
      let isLast = index + 1 == tokens.count
      let isEnd =
        length >= Self.longest
        || length >= Self.shortest && !isLast && ((token &* 3) ^ tokens[index + 1]).mixed() % modulus == 0
      if isEnd || isLast && (length >= Self.shortest || keys.isEmpty) {
        keys.insert(hash.mixed() & ArticleKey.mask)
        length = 0
        hash = seed ^ KeyDomain.chunk
      }
    }
    return Array(keys.sorted().prefix(limit))
  }
}
