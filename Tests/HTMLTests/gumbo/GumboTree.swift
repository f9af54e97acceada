import CGumbo

/// A tree as gumbo makes it, as lines to compare: one for each node, two spaces a level, in document order.
enum GumboTree {
  /// - Parameter utf8: the page, decoded, line ends normalized.
  static func lines(_ utf8: [UInt8]) -> [String] {
    var lines: [String] = []
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
          lines.append(indent(depth) + element(&node.pointee.v.element))
          children = node.pointee.v.element.children
        case GUMBO_NODE_COMMENT: lines.append(indent(depth) + "<!--" + String(cString: node.pointee.v.text.text))
        default: lines.append(indent(depth) + "\"" + String(cString: node.pointee.v.text.text))
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

  static func indent(_ depth: Int) -> String { String(repeating: "  ", count: max(depth, 0)) }

  private static func element(_ element: inout GumboElement) -> String {
    var name = String(cString: gumbo_normalized_tagname(element.tag))
    if name.isEmpty {
      gumbo_tag_from_original_text(&element.original_tag)
      let piece = UnsafeRawBufferPointer(start: element.original_tag.data, count: Int(element.original_tag.length))
      name = String(decoding: piece, as: UTF8.self).lowercased()
    }
    var attributes: [String] = []
    for index in 0..<Int(element.attributes.length) {
      let attribute = element.attributes.data[index]!.assumingMemoryBound(to: GumboAttribute.self).pointee
      attributes.append(" \(String(cString: attribute.name).lowercased())=\(String(cString: attribute.value))")
    }
    return "<" + name + attributes.sorted().joined()
  }
}
