import HTML

/// What the attributes of one element say, read once.
struct AttributeReader {
  /// What its class, id and role say.
  var hints: ClassHints = []
  /// The evidence of the words of its class and id.
  var evidence = SIMD2<Int32>()
  /// A hash of its tag and class.
  var signature: UInt64
  var within: Element.Within = []
  /// Whether it is not shown as it stands: `hidden`, `display: none`.
  var isHidden = false
  /// Whether it is a dialog over the page.
  var isDialog = false
  /// Whether its style makes a block of it.
  var isBlock = false
  var href = ByteRange()
  var rel = ByteRange()
  var source = ByteRange()
  /// The address that a script loads into a picture once it is seen.
  var lazySource = ByteRange()
  /// The width in pixels; 0 where it is not said.
  var width: Int32 = 0
  var name = ByteRange()
  var property = ByteRange()
  var equivalent = ByteRange()
  var content = ByteRange()
  var datetime = ByteRange()
  var title = ByteRange()
  var type = ByteRange()
  var language = ByteRange()
  var itemprop = ByteRange()
  /// Whether it is an item of microdata or RDFa, and of which type.
  var isItem = false
  var itemType = ByteRange()

  /// Reads the attributes of an element without namespace.
  init(_ node: Node, _ document: Document, _ memory: inout ClassMemory) {
    signature = UInt64(node.tag.rawValue)
    for index in node.attributes {
      let attribute = document.attributes[index]
      let value = attribute.value
      switch attribute.known {
      case .class where !value.isEmpty:
        let fingerprint = ValueFingerprint(document.storage, value)
        add(memory.read(document.storage, value, fingerprint))
        signature = (signature ^ fingerprint.beginning) &* WordHash.longPrime
      case let name where AttributeReader.isNamed(name): add(memory.read(document.storage, value))
      case .role:
        hints.formUnion(memory.read(document.storage, value).hints.intersection(.kinds))
        within.formUnion(Element.Within(role: value, document))
      case .itemprop:
        hints.formUnion(memory.read(document.storage, value).hints.intersection(.kinds))
        if document.equals(value, "articleBody") { within.insert(.articleBody) }
        itemprop = ByteRange(value)
      case .pubdate: hints.formUnion([.date, .published])
      case .hidden:
        within.insert(.hidden)
        // What is found by a search in the page is text of the page.
        isHidden = isHidden || !document.equals(value, "until-found")
      case .ariaHidden: if document.equals(value, "true") { within.insert(.hidden) }
      case .style:
        if HidingStyle.hides(document.storage, value) {
          within.insert(.hidden)
          isHidden = true
        } else {
          isBlock = HidingStyle.isBlock(document.storage, value)
        }
      case .href: href = ByteRange(value)
      case .rel:
        rel = ByteRange(value)
        if node.tag == .a, document.storage.span.extracting(value).firstOffset(of: "author") != nil {
          hints.insert(.author)
        }
      case .src: source = ByteRange(value)
      case .dataSrc, .dataOriginal, .dataLazySrc: lazySource = ByteRange(value)
      case .width where value.count <= 5:
        width = Int32(String(decoding: document.storage[value].prefix { $0.isDigit }, as: UTF8.self)) ?? 0
      case .name: name = ByteRange(value)
      case .property: property = ByteRange(value)
      case .httpEquiv: equivalent = ByteRange(value)
      case .content: content = ByteRange(value)
      case .datetime: datetime = ByteRange(value)
      case .title: title = ByteRange(value)
      case .type: type = ByteRange(value)
      case .lang: language = ByteRange(value)
      case .itemscope: isItem = true
      case .itemtype, .typeof:
        if attribute.known == .typeof { isItem = true }
        if itemType.isEmpty { itemType = ByteRange(value) }
      case .unknown where document.equals(attribute.name, "aria-modal"):
        isDialog = document.equals(value, "true")
      default: break
      }
    }
  }

  /// Whether an attribute's value is made of names that page authors gave an element.
  static func isNamed(_ attribute: AttributeName) -> Bool {
    switch attribute {
    case .class, .id, .dataComponent, .dataTestid: true
    default: false
    }
  }

  private mutating func add(_ reading: ClassMemory.Reading) {
    hints.formUnion(reading.hints)
    evidence &+= reading.evidence
  }
}

extension Element.Within {
  /// What an element's role says.
  fileprivate init(role: Range<Int>, _ document: Document) {
    self = []
    if document.equals(role, "navigation") || document.equals(role, "menu") { insert(.nav) }
    if document.equals(role, "complementary") { insert(.aside) }
    if document.equals(role, "contentinfo") { insert(.footer) }
    if document.equals(role, "banner") { insert(.header) }
    if document.equals(role, "main") { insert(.main) }
    if document.equals(role, "dialog") { insert(.form) }
  }

  /// What a tag says.
  init(tag: Tag) {
    switch tag {
    case .article: self = .article
    case .main: self = .main
    case .aside: self = .aside
    case .nav, .menu: self = .nav
    case .header: self = .header
    case .footer: self = .footer
    case .figure, .figcaption: self = .figure
    case .form, .fieldset, .button, .label: self = .form
    case .table: self = .table
    case .ul, .ol, .dl: self = .list
    case .blockquote: self = .quote
    case .noscript: self = .noscript
    default: self = []
    }
  }
}
