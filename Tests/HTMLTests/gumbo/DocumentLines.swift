@testable import HTML

extension Document {
  /// Our tree as lines to compare with gumbo's: contents of templates are children of the template there, and of doctypes there
  /// is no line.
  var treeLines: [TreeLine] {
    var lines: [TreeLine] = []
    var depths = [Int](repeating: -1, count: nodes.count)
    for index in descendants(of: 0) {
      let node = nodes[index]
      let depth = depths[node.parent] + 1
      depths[index] = node.kind == .content ? depth - 1 : depth
      switch node.kind {
      case .document, .doctype, .content: break
      case .text:
        var line = TreeLine(kind: .text, depth: depth, text: string(node.range))
        line.isBeforeFormEnd = isFormEnd(at: node.range.upperBound)
        lines.append(line)
      case .comment: lines.append(TreeLine(kind: .comment, depth: depth, text: string(node.range)))
      case .element:
        let attributes = attributes[node.attributes].map {
          TreeLine.Attribute(name: string($0.name).lowercased(), value: string($0.value))
        }
        lines.append(
          TreeLine(
            kind: .element, depth: depth, text: string(node.range).lowercased(),
            attributes: attributes.sorted { $0.name < $1.name }))
      }
    }
    return lines
  }

  /// Whether the source has `</form` at an offset.
  private func isFormEnd(at offset: Int) -> Bool {
    offset + 6 <= sourceCount && string(offset..<(offset + 6)).lowercased() == "</form"
  }
}
