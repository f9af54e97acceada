/// What the owner of an article is told of it.
package struct ArticleRecord: Equatable, Sendable {
  /// What comparing takes.
  package var profile: Profile
  /// The address of the page; at most 65,535 bytes of it travel.
  package var url: String
  /// Only the first 50,000 tokens were hashed.
  package var truncated: Bool
  /// Why the article is unique without having been compared.
  package var reason: UniqueReason?
  /// All of its keys. The owner does not keep them; a new generation of the topics is filled from them.
  package var keys: [ArticleKey]

  /// Makes a record.
  package init(profile: Profile, url: String, truncated: Bool, reason: UniqueReason?, keys: [ArticleKey]) {
    self.profile = profile
    self.url = url
    self.truncated = truncated
    self.reason = reason
    self.keys = keys
  }
}

extension ByteWriter {
  /// Writes an article without its order and its keys.
  mutating func article(_ record: ArticleRecord) {
    measures(of: record.profile)
    byte((record.truncated ? 1 : 0) | (record.reason?.rawValue ?? 0) << 1)
    counted(record.url.utf8.prefix(Self.wholeCharacters(of: record.url, atMost: 0xFFFF)))
  }

  /// How many bytes the characters take that lie within the first `limit` bytes.
  private static func wholeCharacters(of text: String, atMost limit: Int) -> Int {
    let bytes = text.utf8
    guard var end = bytes.index(bytes.startIndex, offsetBy: limit, limitedBy: bytes.endIndex) else {
      return bytes.count
    }
    while end > bytes.startIndex, end < bytes.endIndex, bytes[end] & 0xC0 == 0x80 { end = bytes.index(before: end) }
    return bytes.distance(from: bytes.startIndex, to: end)
  }
}

extension ByteReader {
  /// Reads an article without its order and its keys.
  mutating func article(of order: ArticleOrder) throws(RecordError) -> ArticleRecord {
    let profile = try profile(of: order)
    let flags = try byte()
    let reason = UniqueReason(rawValue: flags >> 1)
    guard flags >> 1 == 0 || reason != nil else { throw .invalid("reason \(flags >> 1)") }
    guard let url = String(validating: try counted(), as: UTF8.self) else { throw .invalid("URL is not UTF-8") }
    return ArticleRecord(profile: profile, url: url, truncated: flags & 1 == 1, reason: reason, keys: [])
  }
}
