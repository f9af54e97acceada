/// What duplicate detection keeps of a text.
public struct Fingerprint: Equatable, Sendable {
  /// Number of tokens in the text, hashed or not.
  public var tokenCount: Int
  /// Number of tokens that were hashed: at most ``FingerprintConfiguration/tokenLimit``.
  public var hashedTokens: Int
  /// Digest of the hashed tokens.
  public var digest: Digest
  /// Candidate keys, 48 bits each, in a fixed order, at most 64; empty where there is a ``reason``.
  public var keys: [UInt64]
  /// The sampled set of shingles.
  public var sketch: Sketch
  /// Why the text is unique without being compared.
  public var reason: UniqueReason?

  /// Whether the text went on after the last token that was hashed.
  public var isTruncated: Bool { hashedTokens < tokenCount }
}
