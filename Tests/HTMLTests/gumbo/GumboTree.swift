import CGumbo

/// A tree as gumbo makes it, as lines to compare.
enum GumboTree {
  /// - Parameter utf8: the page, decoded, line ends normalized.
  static func lines(_ utf8: [UInt8]) -> [TreeLine] {
    var lines: [TreeLine] = []
    utf8.withUnsafeBytes { bytes in
      var options = kGumboDefaultOptions
      options.max_errors = 0
      guard let output = gumbo_parse_with_options(&options, bytes.baseAddress, bytes.count) else { return }
      defer { gumbo_destroy_output(&options, output) }
      // An explicit stack: pages are nested deeply.
      var pending: [(node: UnsafeMutablePointer<GumboNode>, depth: Int)] = [(output.pointee.document, -1)]
      while let (node, depth) = pending.popLast() {
        var children: GumboVector?
        switch node.pointee.type {
        case GUMBO_NODE_DOCUMENT: children = node.pointee.v.document.children
        case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
          lines.append(line(&node.pointee.v.element, depth: depth))
          children = node.pointee.v.element.children
        case let type:
          let kind = type == GUMBO_NODE_COMMENT ? TreeLine.Kind.comment : .text
          lines.append(TreeLine(kind: kind, depth: depth, text: String(cString: node.pointee.v.text.text)))
        }
        guard let children else { continue }
        for index in stride(from: Int(children.length) - 1, through: 0, by: -1) {
          let child = children.data[index]!.assumingMemoryBound(to: GumboNode.self)
          pending.append((child, depth + 1))
        }
      }
    }
    return lines
  }

  private static func line(_ element: inout GumboElement, depth: Int) -> TreeLine {
    var name = String(cString: gumbo_normalized_tagname(element.tag))
    if name.isEmpty {
      gumbo_tag_from_original_text(&element.original_tag)
      let piece = UnsafeRawBufferPointer(start: element.original_tag.data, count: Int(element.original_tag.length))
      name = String(decoding: piece, as: UTF8.self).lowercased()
    }
    let attributes = (0..<Int(element.attributes.length)).map { index in
      let attribute = element.attributes.data[index]!.assumingMemoryBound(to: GumboAttribute.self).pointee
      return TreeLine.Attribute(
        name: String(cString: attribute.name).lowercased(), value: String(cString: attribute.value))
    }
    return TreeLine(
      kind: .element, depth: depth, text: name, attributes: attributes.sorted { $0.name < $1.name })
  }
}
