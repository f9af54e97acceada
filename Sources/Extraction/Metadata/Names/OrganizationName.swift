/// Tells names of organizations that write: agencies, newsrooms, desks, the site itself.
enum OrganizationName {
  /// Longer names are sentences. Bytes.
  private static let longest = 80
  private static let mostWords = 7

  /// The name that a source states as an organization's; nil for what names nobody.
  static func stated(_ name: [UInt8]) -> String? {
    guard name.count >= 2, name.count <= 2 * longest, !isAddress(name) else { return nil }
    let words = NameWord.cut(name, 0..<name.count)
    if words.count <= 2, words.allSatisfy({ BylineWords.placeholders.contains($0.hash) }) { return nil }
    return String(decoding: name, as: UTF8.self)
  }

  /// The name in words of a byline, if it is an organization's.
  static func found(_ words: ArraySlice<NameWord>, _ text: [UInt8], site: SiteName) -> String? {
    guard let first = words.first, let last = words.last, words.count <= mostWords else { return nil }
    let range = first.range.lowerBound..<last.range.upperBound
    let name = text[range]
    guard range.count >= 2, range.count <= longest, !isAddress(name),
      !words.contains(where: \.isOdd) || words.count == 1,
      !words.allSatisfy({ BylineWords.placeholders.contains($0.hash) })
    else { return nil }
    let written = String(decoding: name, as: UTF8.self)
    let isKnown =
      NewsAgencies.has(written) || site.matches(name)
      || words.contains { BylineWords.organizations.contains($0.tailHash) }
    return isKnown ? written : nil
  }

  private static func isAddress(_ name: some Collection<UInt8>) -> Bool {
    name.starts(with: "http".utf8) || name.starts(with: "www.".utf8) || name.contains(UInt8(ascii: "@"))
  }
}
