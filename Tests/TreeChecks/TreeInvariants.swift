import HTML

/// What holds for every document, whatever the input.
public enum TreeInvariants {
  /// The first thing that does not hold, nil if all is well.
  public static func violation(in document: Document) -> String? {
    let nodes = document.nodes
    guard let root = nodes.first, root.kind == .document, root.parent == -1, root.end == nodes.count else {
      return "the root"
    }
    // The ancestors of the node at hand, the innermost last.
    var open = [0]
    for index in 1..<nodes.count {
      while let last = open.last, nodes[last].end <= index { open.removeLast() }
      let node = nodes[index]
      guard node.parent == open.last else {
        return "node \(index): parent \(node.parent), inside of \(open.last ?? -1)"
      }
      guard node.end > index, node.end <= nodes[node.parent].end else { return "node \(index): end \(node.end)" }
      guard isRange(node.range, upTo: document.storage.count) else { return "node \(index): range \(node.range)" }
      guard isRange(node.attributes, upTo: document.attributes.count) else { return "node \(index): attributes" }
      if let fault = kindFault(node, parent: nodes[node.parent]) { return "node \(index): \(fault)" }
      if node.end > index + 1 { open.append(index) }
    }
    for attribute in document.attributes {
      guard isRange(attribute.name, upTo: document.storage.count), !attribute.name.isEmpty,
        isRange(attribute.value, upTo: document.storage.count)
      else { return "an attribute" }
    }
    if String(validating: document.storage, as: UTF8.self) == nil { return "storage is not UTF-8" }
    return splitCharacter(document)
  }

  private static func isRange(_ range: Range<Int>, upTo count: Int) -> Bool {
    range.lowerBound >= 0 && range.lowerBound <= range.upperBound && range.upperBound <= count
  }

  private static func kindFault(_ node: Node, parent: Node) -> String? {
    switch node.kind {
    case .document: return "a second document"
    case .text:
      if node.range.isEmpty { return "empty text" }
      if parent.kind == .document { return "text outside of the html element" }
    case .element: if node.range.isEmpty { return "no name" }
    case .content: if !parent.isHTML(.template) { return "contents without a template" }
    case .comment, .doctype: break
    }
    let holdsNodes = node.kind == .document || node.kind == .element || node.kind == .content
    if !holdsNodes, node.end != 0, parent.kind == .text { return "a child of text" }
    return nil
  }

  /// Whether a text or value begins or ends inside of a character.
  private static func splitCharacter(_ document: Document) -> String? {
    func isBoundary(_ offset: Int) -> Bool {
      offset == document.storage.count || document.storage[offset] & 0xC0 != 0x80
    }
    for (index, node) in document.nodes.enumerated()
    where !isBoundary(node.range.lowerBound) || !isBoundary(node.range.upperBound) {
      return "node \(index): splits a character"
    }
    return nil
  }
}
