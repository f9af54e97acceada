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
}
