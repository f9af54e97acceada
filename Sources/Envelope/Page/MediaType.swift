/// A content-type value: the essence and the charset parameter (RFC 9110, section 8.3).
struct MediaType: Hashable {
  /// Type and subtype, in lower case.
  let essence: String
  /// The charset parameter as written, without quotes; absent if there is none.
  let charset: String?

  /// Reads a content-type value as leniently as browsers do: what cannot be understood is left out.
  init(_ text: String) {
    // An essence alone, as most are.
    if text.utf8.count <= 64, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x3B && !(0x41...0x5A ~= $0) }) {
      (essence, charset) = (text, nil)
      return
    }
    // No real one is a tenth as long.
    let parts = text.prefix(1_024).split(separator: ";", omittingEmptySubsequences: false)
    essence = String(parts.first ?? "").trimmingSpaces().lowercased()
    var charset: String?
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, String(pair[0]).trimmingSpaces().lowercased() == "charset" else { continue }
      // What follows a comma or a space is another value, which a server has joined to this one.
      let unquoted = String(pair[1]).trimmingSpaces().filter { $0 != "\"" && $0 != "'" }
      let value = String(unquoted.prefix { $0 != "," && $0 != " " })
      if !value.isEmpty { charset = charset ?? value }
    }
    self.charset = charset
  }

  /// Whether a value of this type is one of our JSON envelopes.
  var isEnvelope: Bool {
    essence == "application/json" || essence.hasSuffix("+json")
  }

  /// The form of a page of this type, or nil where such a page can be no article.
  ///
  /// XML is taken as HTML only where it says html in its first bytes; without a type the first byte that is no space
  /// decides: `<` starts HTML.
  static func form(of type: MediaType?, bytes: [UInt8]) -> Page.Form? {
    switch type?.essence {
    case "text/html", "application/xhtml+xml": return .html
    case "text/plain", "text/markdown": return .text
    case "text/xml", "application/xml":
      return contains(Array("<html".utf8), in: bytes.prefix(1024)) ? .html : nil
    case nil, "", "application/octet-stream":
      let marks: [UInt8] = [0xEF, 0xBB, 0xBF]
      let start = bytes.starts(with: marks) ? marks.count : 0
      let first = bytes[start...].first { !ASCII.isSpace($0) }
      return first == UInt8(ascii: "<") ? .html : .text
    default: return nil
    }
  }

  private static func contains(_ needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count >= needle.count else { return false }
    return (bytes.startIndex...(bytes.endIndex - needle.count)).contains { start in
      needle.indices.allSatisfy { ASCII.lower(bytes[start + $0]) == needle[$0] }
    }
  }
}
