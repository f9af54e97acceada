@testable import HTML

/// A tree as the html5lib suites write it.
struct TreeDump {
  let document: Document

  /// The lines for a node's children.
  func lines(below root: Int) -> String {
    var lines = ""
    var depths = [Int](repeating: -1, count: document.nodes.count)
    for index in document.descendants(of: root) {
      let node = document.nodes[index]
      depths[index] = node.parent == root ? 0 : depths[node.parent] + 1
      let indent = "| " + String(repeating: "  ", count: depths[index])
      switch node.kind {
      case .document: break
      case .content: lines += indent + "content\n"
      case .text: lines += indent + "\"" + document.string(node.range) + "\"\n"
      case .comment: lines += indent + "<!-- " + document.string(node.range) + " -->\n"
      case .doctype: lines += indent + doctype(index) + "\n"
      case .element:
        lines += indent + "<" + prefix(node.namespace) + document.string(node.range) + ">\n"
        for attribute in attributes(index) { lines += indent + "  " + attribute + "\n" }
      }
    }
    return lines
  }

  private func prefix(_ namespace: Namespace) -> String {
    switch namespace {
    case .html: ""
    case .svg: "svg "
    case .mathml: "math "
    }
  }

  private func doctype(_ index: Int) -> String {
    var text = "<!DOCTYPE " + document.string(document.nodes[index].range)
    let publicID = document.attribute(index, .public).map(document.string)
    let systemID = document.attribute(index, .system).map(document.string)
    if publicID ?? "" != "" || systemID ?? "" != "" {
      text += " \"\(publicID ?? "")\" \"\(systemID ?? "")\""
    }
    return text + ">"
  }

  private func attributes(_ index: Int) -> [String] {
    let all = document.nodes[index].attributes.map { position in
      let attribute = document.attributes[position]
      let prefix = attribute.namespace == .none ? "" : "\(attribute.namespace) "
      return (name: prefix + document.string(attribute.name), value: document.string(attribute.value))
    }
    return all.sorted { Array($0.name.utf16).lexicographicallyPrecedes(Array($1.name.utf16)) }
      .map { "\($0.name)=\"\($0.value)\"" }
  }
}
