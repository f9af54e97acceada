import HTML

/// The text of a subtree as readers see it, for short lines: headings, bylines, dates.
enum VisibleText {
  /// The text with a line feed where a block element or a line break parts it, and where two inline elements touch.
  ///
  /// - Parameter limit: bytes after which the rest is left out.
  static func gather(_ document: Document, _ node: Int, limit: Int) -> [UInt8] {
    let nodes = document.nodes
    var text: [UInt8] = []
    text.reserveCapacity(64)
    let end = nodes[node].end
    var index = node + 1
    var lastParent = -1
    while index < end, text.count < limit {
      let current = nodes[index]
      switch current.kind {
      case .text:
        let range = current.range
        if let last = text.last, !last.isSpace, let first = range.first, !document.storage[first].isSpace,
          isBoundary(nodes, lastParent, current.parent)
        {
          text.append(10)
        }
        lastParent = current.parent
        append(document.storage, range, to: &text, limit: limit)
      case .element:
        if current.namespace != .html || current.tag == .script || current.tag == .style || current.tag == .button
          || current.tag == .noscript
        {
          index = current.end
          continue
        }
        if isBlock(current.tag), let last = text.last, last != 10 { text.append(10) }
      case .content:
        index = current.end
        continue
      default: break
      }
      index += 1
    }
    return text
  }

  /// Appends a text with one space for any run of white space. At the edges of the text a run with a line end in it
  /// stays a line feed: parts that stand apart in the source mostly do so on the screen.
  private static func append(_ storage: [UInt8], _ range: Range<Int>, to text: inout [UInt8], limit: Int) {
    var index = range.lowerBound
    while index < range.upperBound, text.count < limit {
      if !storage[index].isSpace {
        let stop = min(range.upperBound, index + limit - text.count)
        var end = index + 1
        while end < stop, !storage[end].isSpace { end += 1 }
        text.append(contentsOf: storage[index..<end])
        index = end
        continue
      }
      let start = index
      var hasLineEnd = false
      while index < range.upperBound, storage[index].isSpace {
        hasLineEnd = hasLineEnd || storage[index] == 10
        index += 1
      }
      guard let last = text.last, last != 10 else { continue }
      let isEdge = start == range.lowerBound || index == range.upperBound
      if hasLineEnd && isEdge {
        if last == 32 { text.removeLast() }
        text.append(10)
      } else if last != 32 {
        text.append(32)
      }
    }
  }

  /// The text of a heading: in one line, normalized.
  static func line(_ document: Document, _ node: Int, limit: Int = 2000) -> [UInt8] {
    PlainText.clean(gather(document, node, limit: limit).map { $0 == 10 ? 32 : $0 })
  }

  /// The texts of a heading's parts, normalized: a part ends where an element begins or ends.
  static func parts(_ document: Document, _ node: Int, limit: Int = 600) -> [[UInt8]] {
    let nodes = document.nodes
    var parts: [[UInt8]] = []
    var lastParent = -1
    var current: [UInt8] = []
    func end() {
      let part = PlainText.clean(current)
      if !part.isEmpty { parts.append(part) }
      current.removeAll(keepingCapacity: true)
    }
    var index = node + 1
    while index < nodes[node].end, current.count < limit {
      switch nodes[index].kind {
      case .text:
        if isBoundary(nodes, lastParent, nodes[index].parent) { end() }
        lastParent = nodes[index].parent
        current.append(contentsOf: document.storage[nodes[index].range.prefix(limit)])
      case .element where nodes[index].tag == .br || isBlock(nodes[index].tag): end()
      case .element where nodes[index].tag == .script || nodes[index].tag == .style || nodes[index].namespace != .html:
        index = nodes[index].end
        continue
      default: break
      }
      index += 1
    }
    end()
    return parts
  }

  /// Whether two texts lie in different parts: their parents differ, and not only by emphasis.
  private static func isBoundary(_ nodes: [Node], _ a: Int, _ b: Int) -> Bool {
    a >= 0 && a != b && !isPhrase(nodes[a].tag) && !isPhrase(nodes[b].tag)
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
