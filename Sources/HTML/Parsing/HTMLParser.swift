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

  private var side: [UInt8] = []
  private var tree = TreeStore()
  private var open = OpenElements()
  private var formatting = FormattingList()

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
    parse(bytes, charset: charset, context: nil)
  }

  /// Parses a fragment: `bytes` as the contents of an element, as `innerHTML` does. The fragment's nodes are the children of
  /// the html element that is the document's only child.
  ///
  /// - Parameters:
  ///   - tag: the element.
  ///   - namespace: the element's namespace.
  @discardableResult
  public func parseFragment(
    _ bytes: [UInt8], in tag: Tag, namespace: Namespace = .html, charset: String? = nil
  ) -> ParseOutcome {
    parse(bytes, charset: charset, context: TreeBuilder.Context(tag: tag, namespace: namespace))
  }

  private func parse(_ bytes: [UInt8], charset: String?, context: TreeBuilder.Context?) -> ParseOutcome {
    let length = min(bytes.count, options.maximumBytes, 256 << 20)
    var text = DecodedText(
      bytes: take(&document.storage, leaving: []), encoding: .utf8, evidence: .guess, replacements: 0)
    bytes.withUnsafeBufferPointer { memory in
      TextDecoder.decode(
        UnsafeBufferPointer(rebasing: memory[..<length]), charset: charset, html: true, into: &text)
    }
    var storage = take(&text.bytes, leaving: [])
    LineEnds.normalize(&storage)
    let count = storage.count
    let maximumNodes = options.nodeLimit(bytes: length)
    storage.append(contentsOf: repeatElement(0, count: Source.padding))
    tree.reset(reusing: &document.nodes)
    var late = LateAttributes()
    var limit: ParseOutcome.Limit? = length < bytes.count ? .bytes : nil
    // The buffers are taken out of the parser while they are being changed: what is shared would be copied.
    storage.withUnsafeBufferPointer { memory in
      var builder = TreeBuilder(
        Tokenizer(
          Source(memory, count: count), side: take(&side, leaving: []),
          attributes: take(&document.attributes, leaving: []), options: options, maximumNodes: maximumNodes),
        tree: take(&tree, leaving: TreeStore()), options: options, maximumNodes: maximumNodes, context: context)
      swap(&builder.open, &open)
      swap(&builder.formatting, &formatting)
      builder.run()
      limit = limit ?? builder.limit ?? (builder.tokenizer.attributesLeftOut ? .attributes : nil)
      late = builder.lateAttributes
      document.mode = builder.quirks
      document.attributes = builder.tokenizer.attributes
      side = builder.tokenizer.side
      tree = builder.tree
      swap(&builder.open, &open)
      swap(&builder.formatting, &formatting)
    }
    storage.removeLast(Source.padding)
    storage.reserveCapacity(count + side.count)
    storage.append(contentsOf: side)
    document.nodes = tree.finish(storage: &storage)
    late.finish(&document)
    document.storage = storage
    document.sourceCount = count
    document.encoding = text.encoding
    document.replacements = text.replacements
    return limit.map { .limited($0) } ?? .complete
  }

  /// Takes a value out of its place.
  private func take<Value>(_ value: inout Value, leaving empty: Value) -> Value {
    defer { value = empty }
    return value
  }
}
