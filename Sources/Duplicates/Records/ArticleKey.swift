/// One candidate key of an article: articles that share one are compared.
public struct ArticleKey: Hashable, Sendable {
  /// The key: a hash of 48 bits in the low bits. Two articles sharing one by chance cost one comparison, no wrong flag.
  public let hash: UInt64
  /// The key's place in the article's own list of keys, below 64. It names the key in a bucket's bound.
  public let ordinal: UInt8

  /// The bits of a key that count.
  public static let mask: UInt64 = (1 << 48) - 1

  /// The low 40 bits of the hash: keys that share them share a bucket. With ten million articles of 40 keys in a window,
  /// one article in 70 is compared with another by that chance.
  var bucket: UInt64 { hash & (1 << 40 - 1) }

  /// Makes a key; bits above the low 48 of the hash and above the low 6 of the ordinal are dropped.
  public init(hash: UInt64, ordinal: UInt8) {
    self.hash = hash & Self.mask
    self.ordinal = ordinal & 63
  }
}
