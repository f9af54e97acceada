import HTML

/// The text of a subtree as readers see it, for short lines: headings, bylines, dates.
enum VisibleText {
  /// The text with a line feed where a block element or a line break parts it, and where two inline elements touch.
  ///
  /// - Parameter limit: bytes after which the rest is left out.
  static func gather(_ document: Document, _ node: Int, limit: Int) -> [UInt8] {
    let nodes = document.nodes
    var text: [UInt8] = []
    let end = nodes[node].end
    var index = node + 1
    var needsBreak = false
    while index < end, text.count < limit {
      let current = nodes[index]
      switch current.kind {
      case .text:
        let range = current.range
        if needsBreak, !text.isEmpty, let first = range.first.map({ document.storage[$0] }), !first.isSpace,
          text[text.count - 1] != 10
        {
          if !text[text.count - 1].isSpace { text.append(10) }
        }
        needsBreak = false
        text.append(contentsOf: document.storage[range.prefix(limit)])
      case .element:
        if current.namespace != .html || current.tag == .script || current.tag == .style || current.tag == .button
          || current.tag == .noscript
        {
          index = current.end
          continue
        }
        if isBlock(current.tag) {
          if let last = text.last, last != 10 { text.append(10) }
        } else if !isPhrase(current.tag) {
          needsBreak = true
        }
      case .content:
        index = current.end
        continue
      default: break
      }
      index += 1
    }
    return text
  }

  /// The text of a heading: in one line, normalized.
  static func line(_ document: Document, _ node: Int, limit: Int = 2000) -> [UInt8] {
    PlainText.clean(gather(document, node, limit: limit).map { $0 == 10 ? 32 : $0 })
  }

  private static func isBlock(_ tag: Tag) -> Bool {
    switch tag {
    case .div, .p, .br, .li, .ul, .ol, .dd, .dt, .dl, .tr, .td, .th, .h1, .h2, .h3, .h4, .h5, .h6, .section, .header,
      .article, .figure, .figcaption, .address, .hr:
      true
    default: false
    }
  }

  /// Elements within words and phrases, at whose edges no new part begins.
  private static func isPhrase(_ tag: Tag) -> Bool {
    switch tag {
    case .b, .i, .em, .strong, .u, .sup, .sub, .mark, .small, .font, .wbr, .q, .abbr, .bdi: true
    default: false
    }
  }
}
