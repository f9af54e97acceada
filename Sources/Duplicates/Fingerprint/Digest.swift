/// The first 128 bits of SHA-256 over an article's tokens, joined by single spaces.
public struct Digest: Hashable, Sendable {
  /// The first 64 bits.
  public let high: UInt64
  /// The next 64 bits.
  public let low: UInt64

  /// Makes a digest from its two halves.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// 32 bits by which a bucket knows copies of one text. Mixed with the seed, so that nobody who does not know it can make
  /// another text pass for a copy.
  func tag(seed: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: ((high ^ seed).mixed() ^ low).mixed() >> 32)
  }
}
