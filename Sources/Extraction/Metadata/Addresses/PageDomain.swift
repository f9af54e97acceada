/// Whose page an address is of, for counting pages by their sites.
public enum PageDomain {
  /// The longest name that DNS allows (RFC 1035, 2.3.4).
  private static let maximumBytes = 253

  /// The registrable domain of an address, `example.co.uk` of `https://www.news.example.co.uk/a`; nil where it has none.
  public static func of(_ url: String) -> String? {
    guard let domain = PageAddress(url)?.domain, 1...maximumBytes ~= domain.utf8.count else { return nil }
    return domain
  }
}

/// The host of a page's address.
public enum PageHost {
  /// The host of an address in small letters, without user, port and `www.`; nil where it has none.
  public static func of(_ url: String) -> String? { PageAddress(url)?.host }
}
