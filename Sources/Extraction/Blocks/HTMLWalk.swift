import HTML

/// Makes what a parsed page is made of, in one walk over its flat tree: a block for each run of text between the edges of
/// block elements, the elements around the blocks, and the places where metadata may be.
///
/// Each element's attributes are read once. What a page never shows (styles, templates, form controls' data) makes no
/// block; what it shows in frames and drawings neither.
struct HTMLWalk {
  /// The blocks, elements and places of a document.
  ///
  /// - Parameter classes: what the words of classes say.
  static func blocks(of document: Document, classes: WordWeights) -> Blocks {
    var walk = HTMLWalk(document, classes)
    return walk.run()
  }

  private let document: Document
  private let nodes: [Node]
  private var builder: BlockBuilder
  private var elements = ElementBuilder()
  private var places: PlaceBuilder
  private var memory: ClassMemory
  /// The elements that the walk is in, the innermost last; the first stands for the document.
  private var open: [OpenElement] = []
  /// Where the head, the link and the emphasis end that the walk is in; 0 outside of them.
  private var headEnd = 0
  private var linkEnd = 0
  private var emphasisEnd = 0
  /// Where the hidden element ends that the walk is in; 0 outside of any.
  private var hiddenEnd = 0
  /// Line breaks since the last text.
  private var breaks = 0

  private init(_ document: Document, _ classes: WordWeights) {
    self.document = document
    memory = ClassMemory(classes)
    nodes = document.nodes
    builder = BlockBuilder(reserving: document.sourceCount / 8)
    places = PlaceBuilder(document)
  }

  private mutating func run() -> Blocks {
    open.reserveCapacity(64)
    open.append(
      OpenElement(
        tag: .unknown, flow: .block, node: 0, end: nodes.count, container: 0, element: 0, signature: 0, region: -1,
        item: -1))
    builder.begin()
    var index = 1
    while index < nodes.count {
      while index >= open[open.count - 1].end { close() }
      switch nodes[index].kind {
      case .text:
        if index >= headEnd { add(nodes[index].range, at: index) }
        index += 1
      case .element: index = enter(index)
      case .content: index = isShadowRoot(nodes[index].parent) ? index + 1 : nodes[index].end
      default: index += 1
      }
    }
    while open.count > 1 { close() }
    endBlock()
    var blocks = builder.blocks
    blocks.elements = elements.finish()
    blocks.places = places.places
    return blocks
  }

  private mutating func add(_ range: Range<Int>, at index: Int) {
    guard let first = range.first, index >= hiddenEnd else { return }
    let storage = document.storage
    // A line end at the edge of an element parts its text from the one before.
    if storage[first].isSpace, HTMLWalk.hasLineEnd(storage, range) { builder.addSeam(.line) }
    builder.append(storage, range, isLink: index < linkEnd, isEmphasized: index < emphasisEnd)
    if storage[range.upperBound - 1].isSpace, HTMLWalk.hasLineEnd(storage, range.reversed()) {
      builder.addSeam(.line)
    }
    if breaks > 0, !HTMLWalk.isBlank(storage, range) { breaks = 0 }
  }

  /// Whether a text is white space alone, no-break and zero-width spaces included.
  private static func isBlank(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      if text[index] <= 0x20 {
        index += 1
        continue
      }
      let (scalar, size) = UTF8Scalar.decode(text, at: index, end: range.upperBound)
      switch scalar {
      case 0xA0, 0x2000...0x200B, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: index += size
      default: return false
      }
    }
    return true
  }

  /// Whether an element is a template that a browser takes for the shadow root of the element around it.
  private func isShadowRoot(_ index: Int) -> Bool {
    index >= 0 && nodes[index].tag == .template && document.attribute(index, named: "shadowrootmode") != nil
  }

  private static func hasLineEnd(_ text: [UInt8], _ range: some Sequence<Int>) -> Bool {
    for index in range {
      if text[index] == 10 { return true }
      if !text[index].isSpace { return false }
    }
    return false
  }

  /// Enters an element, or passes over it; returns the index of the node to go on with.
  private mutating func enter(_ index: Int) -> Int {
    let node = nodes[index]
    guard node.namespace == .html else { return node.end }
    switch node.tag {
    case .script:
      places.addScript(index)
      return node.end
    case .title:
      places.addTitle(index)
      return node.end
    case .head: headEnd = node.end
    case .iframe, .video, .audio, .img: builder.addMedia()
    default: break
    }
    var flow = Flow.of(node.tag)
    if isShadowRoot(index) || isCustomBlock(index) { flow = .block }
    switch flow {
    case .skipped: return node.end
    case .lineBreak:
      breaks += 1
      builder.addSeam([.edge, .line])
      builder.appendSpace()
      if breaks >= 2 { endBlock() }
      return index + 1
    default: push(index, flow)
    }
    // What has nothing in it ends at once.
    return index + 1
  }

  private mutating func push(_ index: Int, _ flow: Flow) {
    let node = nodes[index]
    let above = open[open.count - 1]
    let attributes = node.attributes.isEmpty ? nil : AttributeReader(node, document, &memory)
    var flow = flow
    if let attributes {
      if attributes.isBlock, flow == .inline { flow = .block }
      if isNeverShown(index, attributes) { hiddenEnd = max(hiddenEnd, node.end) }
    }
    var element = OpenElement(
      tag: node.tag, flow: flow, node: Int32(index), end: node.end, container: above.container,
      signature: UInt64(node.tag.rawValue), region: above.region, item: above.item)
    switch flow {
    case .cell where !isLayout(index):
      builder.addSeam([.edge, .line])
      builder.appendSpace()
    case .block, .cell:
      endBlock()
      element.flow = .block
      element.container = open.count
    default:
      // What has nothing in it parts nothing.
      if node.end == index + 1 { element.flow = .phrase }
      if element.flow == .inline { builder.addSeam(.edge) }
      if node.tag == .a, index >= linkEnd {
        linkEnd = node.end
        builder.addLink()
      }
      switch node.tag {
      case .b, .strong, .i, .em: emphasisEnd = max(emphasisEnd, node.end)
      default: break
      }
    }
    element.within = Element.Within(tag: node.tag)
    let position = (node: index, block: builder.count, offset: builder.offset)
    if let attributes {
      element.hints = attributes.hints
      element.evidence = attributes.evidence
      element.signature = attributes.signature
      element.within.formUnion(attributes.within)
    }
    places.add(&element, node, attributes, at: position)
    open.append(element)
  }

  private mutating func close() {
    let last = open[open.count - 1]
    switch last.flow {
    case .block: endBlock()
    case .cell:
      builder.addSeam([.edge, .line])
      builder.addCellEnd()
      builder.appendSpace()
    case .inline: builder.addSeam(.edge)
    default: break
    }
    places.close(last, offset: builder.offset)
    open.removeLast()
  }

  private mutating func endBlock() {
    breaks = 0
    guard !builder.isEmpty else { return builder.begin() }
    let container = open[open.count - 1].container
    let (shape, level) = HTMLWalk.shape(open[container].tag)
    guard builder.end(shape: shape, level: level) else { return }
    let element = element(of: container)
    builder.setElement(element)
    elements.count(builder.blocks.list[builder.count - 1], in: element)
  }

  /// The index in ``Elements/list`` of an open element, made with those around it where they are missing.
  private mutating func element(of depth: Int) -> Int {
    if open[depth].element >= 0 { return open[depth].element }
    var first = depth
    while open[first - 1].element < 0 { first -= 1 }
    for index in first...depth { open[index].element = elements.add(open[index], within: open[index - 1].element) }
    return open[depth].element
  }

  /// Whether a table cell holds block elements of its own, as in pages laid out with tables.
  private func isLayout(_ cell: Int) -> Bool {
    let end = min(nodes[cell].end, cell + 40)
    for index in cell + 1..<max(cell + 1, end) {
      let node = nodes[index]
      if node.kind == .element, node.namespace == .html, Flow.of(node.tag) == .block { return true }
    }
    return false
  }

  /// So many texts of so many bytes are a part of an article that a script uncovers: the page itself, a panel, what a server
  /// sends after the page.
  private static let leastTexts = 3
  private static let longText = 80
  /// They are looked for among so many nodes: hidden elements may be nested.
  private static let mostNodes = 400

  /// Whether an element is none of the text that readers can see. A dialog is none unless it holds most of the page.
  private func isNeverShown(_ index: Int, _ attributes: AttributeReader) -> Bool {
    let node = nodes[index]
    if attributes.isDialog { return (node.end - index) * 2 < nodes.count }
    guard attributes.isHidden, index >= hiddenEnd else { return false }
    // React sends what it has later in such elements, a script puts it into its place.
    if let id = document.attribute(index, .id), document.storage[id].starts(with: "S:".utf8) { return false }
    var texts = 0
    for inner in index + 1..<max(index + 1, min(node.end, index + HTMLWalk.mostNodes))
    where nodes[inner].kind == .text && nodes[inner].range.count >= HTMLWalk.longText {
      guard nodes[inner].parent >= 0, nodes[nodes[inner].parent].tag != .script,
        nodes[nodes[inner].parent].tag != .style
      else { continue }
      texts += 1
      if texts >= HTMLWalk.leastTexts { return false }
    }
    return true
  }

  /// Words of a custom element that are a paragraph. Bytes.
  private static let shortestCustom = 60

  /// Whether an element that a script defines stands for a paragraph: `<story-paragraph>` with a text of its own, not within
  /// a line of text.
  private func isCustomBlock(_ index: Int) -> Bool {
    let node = nodes[index]
    guard node.tag == .unknown, open[open.count - 1].flow == .block, open[open.count - 1].tag != .p,
      document.storage[node.range].contains(UInt8(ascii: "-")), index + 1 < node.end
    else { return false }
    let first = nodes[index + 1]
    return first.kind == .text && first.range.count >= HTMLWalk.shortestCustom
  }

  private static func shape(_ tag: Tag) -> (Block.Shape, UInt8) {
    switch tag {
    case .p: (.paragraph, 0)
    case .h1: (.heading, 1)
    case .h2: (.heading, 2)
    case .h3: (.heading, 3)
    case .h4: (.heading, 4)
    case .h5: (.heading, 5)
    case .h6: (.heading, 6)
    case .li, .dt, .dd: (.listItem, 0)
    case .tr, .td, .th, .tbody, .table: (.tableRow, 0)
    case .pre, .listing, .xmp, .plaintext: (.preformatted, 0)
    case .figcaption, .caption, .figure: (.caption, 0)
    case .button, .legend, .menuitem, .summary: (.control, 0)
    default: (.text, 0)
    }
  }
}
