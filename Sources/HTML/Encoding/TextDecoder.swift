/// Decodes bytes of any encoding of the Encoding Standard to UTF-8.
public enum TextDecoder {
  /// Decodes a page: by its byte-order mark, else the transport's charset, else (for HTML) what markup in the first 1,024
  /// bytes says, else a guess from the bytes (HTML standard, 13.2.3.2; for the guess see `EncodingGuess`).
  ///
  /// Labels outlive changes of encoding, so the bytes have the last word: a label that is not UTF-8 gives way to bytes that
  /// are (`UTF8Fit`), and the label UTF-8 to another label or a guess where the bytes are not. A document that was encoded
  /// twice is undone (`DoubleEncoding`).
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

  /// Decodes bytes whose encoding is known; a byte-order mark of it is left out.
  public static func decode(_ bytes: [UInt8], as encoding: Encoding) -> DecodedText {
    var text = DecodedText(bytes: [], encoding: encoding, evidence: .transport, replacements: 0)
    bytes.withUnsafeBufferPointer { memory in
      let mark = EncodingSniffer.byteOrderMark(memory)
      let start = mark?.encoding == encoding ? mark?.length ?? 0 : 0
      decode(UnsafeBufferPointer(rebasing: memory[start...]), into: &text)
    }
    return text
  }

  /// Decodes into the bytes of `text`, which are replaced.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, charset: String?, html: Bool, into text: inout DecodedText
  ) {
    var start = 0
    if let mark = EncodingSniffer.byteOrderMark(bytes) {
      start = mark.length
      (text.encoding, text.evidence) = (mark.encoding, .byteOrderMark)
    } else if let encoding = charset.flatMap(Encoding.named) {
      (text.encoding, text.evidence) = (encoding, .transport)
    } else if html, let encoding = EncodingSniffer.prescan(bytes) {
      (text.encoding, text.evidence) = (encoding, .markup)
    } else {
      (text.encoding, text.evidence) = (EncodingGuess.guess(bytes), .guess)
    }
    let isLabel = text.evidence == .transport || text.evidence == .markup
    if isLabel, text.encoding != .utf8, isUTF8(bytes, labelled: text.encoding) {
      (text.encoding, text.evidence) = (.utf8, .wellFormed)
    }
    decode(UnsafeBufferPointer(rebasing: bytes[start...]), into: &text)
    if isLabel, text.encoding == .utf8, text.replacements > 0, UTF8Fit(bytes).contradictsUTF8,
      let (encoding, evidence) = otherThanUTF8(bytes, html: html && text.evidence == .transport)
    {
      (text.encoding, text.evidence) = (encoding, evidence)
      decode(bytes, into: &text)
    }
    DoubleEncoding.undo(&text.bytes)
  }

  private static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>, labelled label: Encoding) -> Bool {
    // Markup in UTF-16 has zero bytes.
    if label == .utf16BE || label == .utf16LE, bytes.contains(0) { return false }
    return UTF8Fit(bytes).overrules(label)
  }

  /// What bytes are in that are labelled as UTF-8 and are not: what markup says, else a guess that makes text of them.
  private static func otherThanUTF8(
    _ bytes: UnsafeBufferPointer<UInt8>, html: Bool
  ) -> (Encoding, DecodedText.Evidence)? {
    if html, let encoding = EncodingSniffer.prescan(bytes), encoding != .utf8 { return (encoding, .markup) }
    return EncodingGuess.legacyText(bytes).map { ($0, .guess) }
  }

  /// Decodes bytes by `text.encoding`.
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, into text: inout DecodedText) {
    text.bytes.removeAll(keepingCapacity: true)
    if text.encoding != .utf8 { text.bytes.reserveRoom(for: bytes.count, isUTF8: false) }
    switch text.encoding {
    case .utf8: text.replacements = UTF8Decoder.decode(bytes, into: &text.bytes)
    case .utf16BE: text.replacements = UTF16Decoder.decode(bytes, bigEndian: true, into: &text.bytes)
    case .utf16LE: text.replacements = UTF16Decoder.decode(bytes, bigEndian: false, into: &text.bytes)
    case .iso2022JP: text.replacements = ISO2022JPDecoder.decode(bytes, into: &text.bytes)
    case .gbk, .gb18030, .big5, .eucKR, .shiftJIS, .eucJP:
      text.replacements = MultiByteDecoder(text.encoding).decode(bytes, into: &text.bytes)
    case .replacement:
      // An encoding that must not be used: one U+FFFD for all.
      text.replacements = bytes.isEmpty ? 0 : 1
      if !bytes.isEmpty { text.bytes.appendReplacement() }
    default: text.replacements = SingleByteDecoder.shared(text.encoding).decode(bytes, into: &text.bytes)
    }
  }
}

extension [UInt8] {
  /// Makes room for decoded bytes. Those that are not UTF-8 become up to three bytes each, and the parser may make as much anew
  /// of that: to grow, an array holds old and new at once, while room that is not written to takes no memory.
  mutating func reserveRoom(for count: Int, isUTF8: Bool) {
    reserveCapacity(isUTF8 ? count + count / 8 + 4096 : 6 * count + 4096)
  }

  /// Appends U+FFFD in UTF-8.
  mutating func appendReplacement() {
    append(0xEF)
    append(0xBF)
    append(0xBD)
  }

  /// Appends a code point, which must not be a surrogate, in UTF-8.
  @inline(__always) mutating func appendScalar(_ value: UInt32) {
    if value < 0x80 {
      append(UInt8(value))
    } else if value < 0x800 {
      append(UInt8(0xC0 | value >> 6))
      append(UInt8(0x80 | value & 0x3F))
    } else if value < 0x10000 {
      append(UInt8(0xE0 | value >> 12))
      append(UInt8(0x80 | value >> 6 & 0x3F))
      append(UInt8(0x80 | value & 0x3F))
    } else {
      append(UInt8(0xF0 | value >> 18))
      append(UInt8(0x80 | value >> 12 & 0x3F))
      append(UInt8(0x80 | value >> 6 & 0x3F))
      append(UInt8(0x80 | value & 0x3F))
    }
  }

  /// Appends the ASCII bytes from an offset on.
  ///
  /// - Returns: the offset of the first byte that is not ASCII.
  @inline(__always) mutating func appendASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] < 0x80 { end += 1 }
    append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
    return end
  }
}
