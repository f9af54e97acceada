/// What comparing two articles takes, and what a flag says of each.
public struct Profile: Equatable, Sendable {
  /// The article's place in the order.
  public var order: ArticleOrder
  /// Seeded hash of its URL: articles of equal hash are crawls of one page.
  public var urlHash: UInt64
  /// Number of its tokens.
  public var tokenCount: Int
  /// 128 bits of SHA-256 over its joined tokens.
  public var digest: Digest
  /// The sampled set of its shingles.
  public var sketch: Sketch

  /// Makes a profile.
  public init(order: ArticleOrder, urlHash: UInt64, tokenCount: Int, digest: Digest, sketch: Sketch) {
    self.order = order
    self.urlHash = urlHash
    self.tokenCount = tokenCount
    self.digest = digest
    self.sketch = sketch
  }
}

extension ByteWriter {
  mutating func profile(_ profile: Profile) {
    order(profile.order)
    measures(of: profile)
  }

  /// Writes all of a profile but its order.
  mutating func measures(of profile: Profile) {
    number(profile.urlHash, bytes: 8)
    number(UInt64(min(max(profile.tokenCount, 0), 0xFFFF_FFFF)), bytes: 4)
    number(profile.digest.high, bytes: 8)
    number(profile.digest.low, bytes: 8)
    sketch(profile.sketch)
  }
}

extension ByteReader {
  mutating func profile() throws(RecordError) -> Profile {
    try profile(of: order())
  }

  /// Reads all of a profile but its order.
  mutating func profile(of order: ArticleOrder) throws(RecordError) -> Profile {
    Profile(
      order: order, urlHash: try number(bytes: 8), tokenCount: Int(try number(bytes: 4)),
      digest: Digest(high: try number(bytes: 8), low: try number(bytes: 8)), sketch: try sketch())
  }
}
