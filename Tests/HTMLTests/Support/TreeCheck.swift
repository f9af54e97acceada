@testable import HTML

/// What holds for every document: the order, the ends and the ranges.
enum TreeCheck {
  static func violation(in document: Document) -> String? {
    let nodes = document.nodes
    guard nodes[0].kind == .document, nodes[0].end == nodes.count else { return "the root" }
    var open = [0]
    for index in 1..<nodes.count {
      while let last = open.last, nodes[last].end <= index { open.removeLast() }
      guard nodes[index].parent == open.last, nodes[index].end > index, nodes[index].end <= nodes[open.last!].end else {
        return "node \(index)"
      }
      guard nodes[index].range.upperBound <= document.storage.count else { return "range of node \(index)" }
      guard nodes[index].attributes.upperBound <= document.attributes.count else {
        return "attributes of node \(index)"
      }
      open.append(index)
    }
    return String(validating: document.storage, as: UTF8.self) == nil ? "storage" : nil
  }
}
