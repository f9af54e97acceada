/// What a decoder made of bytes.
public struct DecodedText: Sendable {
  /// What an encoding was chosen by, the strongest first.
  public enum Evidence: String, Sendable {
    /// The bytes begin with a byte-order mark.
    case byteOrderMark
    /// The caller gave a charset that is known: that of the transport.
    case transport
    /// Markup in the first 1,024 bytes says so.
    case markup
    /// The bytes are UTF-8, whatever the caller or markup says: see `UTF8Fit`.
    case wellFormed
    /// Nothing says so, or what does is wrong: see `EncodingGuess`.
    case guess
  }

  /// The text as UTF-8, always well formed; without the byte-order mark.
  public var bytes: [UInt8]
  /// The encoding that was used.
  public var encoding: Encoding
  /// What the encoding was chosen by.
  public var evidence: Evidence
  /// How many U+FFFD were put in place of malformed bytes.
  public var replacements: Int
}
