/// The archives that keep copies of other sites' pages under addresses of their own, with the original's address behind.
///
/// Any other site that puts another's address behind its own does not thereby speak for it.
enum WebArchives {
  private static let hosts: Set<String> = [
    "web.archive.org", "archive.org", "wayback.archive-it.org", "archive.today", "archive.is", "archive.ph",
    "archive.li", "archive.md", "archive.vn", "archive.fo", "arquivo.pt", "webarchive.nationalarchives.gov.uk",
    "webarchive.loc.gov", "webarchive.org.uk", "wayback.webarchiv.cz", "vefsafn.is", "webarchive.bac-lac.gc.ca",
    "swap.stanford.edu", "perma-archives.org", "webcache.googleusercontent.com",
  ]

  /// Whether an address is an archive's.
  static func hold(_ address: [UInt8]) -> Bool {
    guard let start = address.firstRange(of: Array("://".utf8))?.upperBound else { return false }
    let host = address[start...].prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ":") }.map(\.lowered)
    return hosts.contains(String(decoding: host.starts(with: "www.".utf8) ? host[4...] : host[...], as: UTF8.self))
  }
}
