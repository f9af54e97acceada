/// One scraped page as it came in: the value of one record of the pages topic, unpacked.
public struct Page: Sendable {
  /// What the page's bytes are.
  public enum Form: Sendable {
    /// An HTML document.
    case html
    /// A page that was flattened to text before it reached us, one paragraph or fragment a line.
    case text
  }

  /// The address that the page was fetched from.
  public var url: String
  /// When the page was fetched, by the crawler's clock; the record's own timestamp where it did not say.
  public var fetchedAt: Timestamp
  /// Whether ``bytes`` are HTML or flattened text.
  public var form: Form
  /// The page after transport and content encodings were undone, in the charset it was served in.
  public var bytes: [UInt8]
  /// The charset label that came with the page (header or envelope), as written; absent if none did.
  ///
  /// `utf-8` where the page came as a JSON string, which is UTF-8 whatever the page itself claims.
  public var charset: String?
  /// The HTTP status that the crawler saw, if it said.
  public var httpStatus: Int?

  /// Makes a page from its parts.
  public init(
    url: String, fetchedAt: Timestamp, form: Form, bytes: [UInt8], charset: String? = nil,
    httpStatus: Int? = nil
  ) {
    self.url = url
    self.fetchedAt = fetchedAt
    self.form = form
    self.bytes = bytes
    self.charset = charset
    self.httpStatus = httpStatus
  }
}
