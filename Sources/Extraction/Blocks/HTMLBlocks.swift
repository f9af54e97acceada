import HTML

/// Makes blocks of a parsed page: a block for each run of text between the edges of block elements.
///
/// One walk over the flat tree. What a page never shows (scripts, styles, templates, form controls' data) makes no
/// block; what it shows in frames and drawings neither.
struct HTMLBlocks {
  /// What an element does to the text around it.
  enum Flow: UInt8 {
    /// Its text goes on in the text around it.
    case inline
    /// Its edges end blocks.
    case block
    /// It and its contents are left out.
    case skipped
    /// A line break: white space, and with another one right after it the end of a block.
    case lineBreak
    /// A cell of a table row: white space at its edges.
    case cell
  }

  /// Each tag's flow, by raw value.
  private static let flows: [Flow] = Tag.allCases.map { tag in
    switch tag {
    case .script, .style, .template, .head, .svg, .math, .iframe, .object, .embed, .applet, .canvas, .map, .audio,
      .video, .datalist, .option, .optgroup, .select, .textarea, .noframes, .noembed, .frameset, .title, .rp, .rt, .rtc,
      .progress, .meter, .portal, .fencedframe:
      .skipped
    case .br: .lineBreak
    case .td, .th: .cell
    case .html, .body, .div, .p, .h1, .h2, .h3, .h4, .h5, .h6, .hgroup, .header, .footer, .main, .nav, .section,
      .article, .aside, .address, .search, .figure, .figcaption, .blockquote, .pre, .ol, .ul, .li, .dl, .dt, .dd, .menu,
      .dir, .center, .details, .summary, .dialog, .table, .caption, .tbody, .thead, .tfoot, .tr, .form, .fieldset,
      .legend, .hr, .button, .picture, .listing, .plaintext, .xmp, .marquee, .noscript, .menuitem:
      .block
    default: .inline
    }
  }

  /// Fills `list` with the blocks of a document.
  static func fill(_ list: inout BlockList, from document: Document) {
    list.removeAll()
    var walk = HTMLBlocks()
    swap(&walk.list, &list)
    walk.run(document)
    swap(&walk.list, &list)
  }

  private var list = BlockList()
  /// The block element that the text belongs to.
  private var container = 0
  /// The index after the last node within the link that the walk is in; 0 outside of links.
  private var linkEnd = 0
  /// The same for bold and italic text.
  private var emphasisEnd = 0
  private var breaks = 0

  private mutating func run(_ document: Document) {
    // The ends of open block elements, innermost last: where the walk passes one, the block ends.
    var open: [(node: Int, end: Int)] = []
    var index = 1
    let nodes = document.nodes
    list.begin(node: 0)
    while index < nodes.count {
      while let last = open.last, index >= last.end {
        open.removeLast()
        let isCell = nodes[last.node].tag == .td || nodes[last.node].tag == .th
        if isCell, !HTMLBlocks.isLayout(document, last.node) {
          list.appendSpace()
        } else {
          endBlock(document)
        }
        container = open.last?.node ?? 0
        list.move(to: Int32(container))
      }
      let node = nodes[index]
      switch node.kind {
      case .text:
        if node.range.count > 0 {
          list.append(document.storage, node.range, isLink: index < linkEnd, isEmphasized: index < emphasisEnd)
          if breaks > 0, !HTMLBlocks.isBlank(document.storage, node.range) { breaks = 0 }
        }
      case .content:
        index = node.end
        continue
      case .element where node.namespace == .html:
        switch HTMLBlocks.flows[Int(node.tag.rawValue)] {
        case .skipped:
          if node.tag == .iframe || node.tag == .video || node.tag == .audio { list.addMedia() }
          index = node.end
          continue
        case .lineBreak:
          breaks += 1
          list.appendSpace()
          if breaks >= 2 { endBlock(document) }
        case .cell where !HTMLBlocks.isLayout(document, index):
          list.appendSpace()
          open.append((index, node.end))
        case .block, .cell:
          endBlock(document)
          container = index
          list.move(to: Int32(index))
          open.append((index, node.end))
        case .inline:
          if node.tag == .a, index >= linkEnd {
            linkEnd = node.end
            list.addLink()
          }
          switch node.tag {
          case .img: list.addMedia()
          case .b, .strong, .i, .em: emphasisEnd = max(emphasisEnd, node.end)
          default: break
          }
        }
      case .element:
        index = node.end
        continue
      default: break
      }
      index += 1
    }
    endBlock(document)
  }

  private mutating func endBlock(_ document: Document) {
    breaks = 0
    guard !list.isEmpty else { return list.begin(node: Int32(container)) }
    let (shape, level) = HTMLBlocks.shape(document, container)
    list.end(shape: shape, level: level)
  }

  /// Whether a table cell holds block elements of its own, as in pages laid out with tables.
  private static func isLayout(_ document: Document, _ cell: Int) -> Bool {
    var index = cell + 1
    let end = min(document.nodes[cell].end, cell + 40)
    while index < end {
      let node = document.nodes[index]
      if node.kind == .element, node.namespace == .html, flows[Int(node.tag.rawValue)] == .block { return true }
      index += 1
    }
    return false
  }

  private static func shape(_ document: Document, _ node: Int) -> (Block.Shape, UInt8) {
    switch document.nodes[node].tag {
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

  private static func isBlank(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    for index in range where text[index] > 0x20 { return false }
    return true
  }
}
