/// What a page's address must look like.
enum PageURL {
  private static let schemes = ["http", "https", "file"]

  /// Says what is wrong with an address, or nil if nothing is: it must be absolute, with the scheme http, https or
  /// file, a host unless it is a file, and no control characters.
  static func problem(in text: String) -> String? {
    if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "the url contains control characters" }
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
      case let scheme = text[..<colon].lowercased(), schemes.contains(scheme)
    else { return "the url is no absolute http, https or file URL" }
    let rest = text[text.utf8.index(after: colon)...]
    guard rest.hasPrefix("//") else { return "the url has no // after its scheme" }
    let host = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return host.isEmpty && scheme != "file" ? "the url has no host" : nil
  }
}
