/// Tree construction (HTML standard, 13.2.6): takes tokens, makes the tree.
///
/// The rules for each insertion mode are in the extensions. A rule that hands a token on to another mode says so by returning
/// `false`: the token is then looked at again in what is the mode by then.
struct TreeBuilder: ~Copyable {
  /// The element that a fragment is parsed as the contents of.
  struct Context {
    var tag: Tag
    var namespace: Namespace
    var isHTMLIntegrationPoint = false
  }

  var tokenizer: Tokenizer
  var tree: TreeStore
  var open = OpenElements()
  var formatting = FormattingList()

  var mode = InsertionMode.initial
  var originalMode = InsertionMode.initial
  var templateModes: [InsertionMode] = []
  /// "Pending table character tokens".
  var pendingTableText: [Range<Int>] = []

  var quirks = QuirksMode.none
  var framesetOK = true
  var fosterParenting = false
  /// Whether the next text loses a line feed at its start: after pre, listing and textarea.
  var skipsLineFeed = false
  let scripting: Bool
  let context: Context?

  /// Whether the current start tag is an annotation-xml that says it holds HTML.
  var isHTMLAnnotation = false

  /// The head element, 0 before there is one.
  var head: Int32 = 0
  /// The form element pointer, 0 for none.
  var form: Int32 = 0
  /// Attributes that later html and body tags add.
  var lateAttributes = LateAttributes()

  /// An existential keeps the compiler from passing this large value around by copying all of its bytes.
  private let passedByAddress: Any? = nil

  let maximumDepth: Int
  let maximumNodes: Int
  /// The first limit that was reached.
  var limit: ParseOutcome.Limit?

  init(
    _ tokenizer: consuming Tokenizer, tree: consuming TreeStore, options: ParserOptions, maximumNodes: Int,
    context: Context?
  ) {
    self.maximumNodes = maximumNodes
    self.tokenizer = tokenizer
    self.tree = tree
    scripting = options.scripting
    self.context = context
    maximumDepth = min(max(options.maximumDepth, 16), 32_000)
  }

  /// Parses to the end.
  mutating func run() {
    open.removeAll()
    formatting.removeAll()
    if context != nil { beginFragment() }
    while true {
      tokenizer.inForeignContent = adjustedNamespace != .html
      tokenizer.expectedEnd = open.top.tag
      let token = tokenizer.next()
      if mode == .inTableText, token != .text, token != .null { flushTableText() }
      switch token {
      case .text: text(tokenizer.text)
      case .null: null()
      case .startTag: startTag()
      case .endTag: endTag()
      case .comment: comment()
      case .doctype: doctype()
      case .end:
        end()
        return
      }
      if tree.nodes.count >= maximumNodes {
        limit = limit ?? .nodes
        end()
        return
      }
    }
  }

  /// Sets up the parser for the context element (13.4, fragment parsing).
  private mutating func beginFragment() {
    guard let context else { return }
    insertImplied(.html)
    if context.namespace == .html {
      switch context.tag {
      case .title, .textarea: tokenizer.model = .rcdata
      case .style, .xmp, .iframe, .noembed, .noframes: tokenizer.model = .rawtext
      case .script: tokenizer.model = .scriptData
      case .noscript where scripting: tokenizer.model = .rawtext
      case .plaintext: tokenizer.model = .plaintext
      case .template: templateModes.append(.inTemplate)
      // Any number but 0: a form in a form is ignored.
      case .form: form = .max
      default: break
      }
    }
    resetInsertionMode()
  }

  /// Reports a limit; the first one counts.
  mutating func reached(_ limit: ParseOutcome.Limit) { self.limit = self.limit ?? limit }

  /// The namespace of the adjusted current node.
  @inline(__always) var adjustedNamespace: Namespace {
    let count = open.count
    if count == 1, let context { return context.namespace }
    return count == 0 ? .html : open.top.namespace
  }

  // MARK: Dispatch

  private mutating func text(_ range: Range<Int>) {
    var range = range
    if skipsLineFeed {
      skipsLineFeed = false
      if tokenizer.byte(at: range.lowerBound) == 0x0A { range = (range.lowerBound + 1)..<range.upperBound }
      if range.isEmpty { return }
    }
    if isForeign(forText: true) { return foreignText(range) }
    if mode == .inBody { inBodyText(range) } else { textByMode(range) }
  }

  private mutating func null() {
    skipsLineFeed = false
    if isForeign(forText: true) {
      let start = tokenizer.sideEnd
      tokenizer.side.appendScalar(0xFFFD)
      insertText(start..<tokenizer.sideEnd)
      return
    }
    nullByMode()
  }

  private mutating func startTag() {
    skipsLineFeed = false
    if isForeign(forText: false) { return foreignStartTag() }
    startTagByMode()
  }

  private mutating func endTag() {
    skipsLineFeed = false
    if open.count > 0, adjustedNamespace != .html { return foreignEndTag() }
    endTagByMode()
  }

  private mutating func comment() {
    skipsLineFeed = false
    switch mode {
    case .initial, .beforeHTML: insertComment(in: 0)
    case .afterAfterBody, .afterAfterFrameset:
      tree.turn(to: 0)
      insertComment(in: 0)
      tree.restrict(to: 0)
    case .afterBody:
      let root = open[0].node
      tree.turn(to: root)
      insertComment(in: root)
      tree.restrict(to: root)
    default:
      let place = self.place()
      insertComment(in: place.parent, before: place.before)
    }
  }

  private mutating func doctype() {
    skipsLineFeed = false
    guard mode == .initial else { return }
    insertDoctype()
    mode = .beforeHTML
  }

  /// Whether tag or text goes by the rules for foreign content (13.2.6, "tree construction dispatcher").
  @inline(__always) private func isForeign(forText: Bool) -> Bool {
    adjustedNamespace != .html && !isAtIntegrationPoint(forText: forText)
  }

  private func isAtIntegrationPoint(forText: Bool) -> Bool {
    let namespace = adjustedNamespace
    let isContext = open.count == 1 && context != nil
    let tag = isContext ? context!.tag : open.top.tag
    let flags = isContext ? contextFlags : tree[open.top.node].flags
    if flags & Node.htmlIntegrationPoint != 0 { return true }
    if flags & Node.mathTextIntegrationPoint != 0 {
      if forText { return true }
      if tokenizer.tag != .mglyph && tokenizer.tag != .malignmark { return true }
    }
    return !forText && namespace == .mathml && tag == .annotationXML && tokenizer.tag == .svg
  }

  private var contextFlags: UInt8 {
    guard let context else { return 0 }
    var flags = integrationFlags(context.tag, context.namespace)
    if context.isHTMLIntegrationPoint { flags |= Node.htmlIntegrationPoint }
    return flags
  }

  /// The flags of an element that text or HTML may be in, apart from annotation-xml's encoding.
  func integrationFlags(_ tag: Tag, _ namespace: Namespace) -> UInt8 {
    switch (namespace, tag) {
    case (.mathml, .mi), (.mathml, .mo), (.mathml, .mn), (.mathml, .ms), (.mathml, .mtext):
      return Node.mathTextIntegrationPoint
    case (.svg, .foreignObject), (.svg, .desc), (.svg, .title): return Node.htmlIntegrationPoint
    default: return 0
    }
  }
}
