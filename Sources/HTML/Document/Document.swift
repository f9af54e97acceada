/// A parsed page: a flat tree. Nodes lie in one array in document order; text, names and values are ranges of `storage`.
///
/// Walking a subtree is a loop from `node + 1` to `nodes[node].end`; skipping one is `node = nodes[node].end`.
/// Nothing here allocates but the members that return a String.
@frozen public struct Document: Sendable {
  /// All nodes in document order; node 0 is the document itself.
  public internal(set) var nodes: [Node]
  /// All attributes, those of one element next to each other and in source order.
  public internal(set) var attributes: [Attribute]
  /// UTF-8 that all ranges point into: the decoded source with line ends as LF, then what the parser had to make anew
  /// (decoded character references, lower-cased names).
  public internal(set) var storage: [UInt8]
  /// How many bytes of `storage` are the decoded source.
  public internal(set) var sourceCount: Int
  /// What the doctype makes of the document: no quirks, limited quirks or quirks.
  public internal(set) var mode: QuirksMode
  /// The encoding that the source was decoded from.
  public internal(set) var encoding: Encoding
  /// How many U+FFFD the decoder put in place of malformed bytes.
  public internal(set) var replacements: Int

  /// A document without any node but its root.
  public init() {
    nodes = [Node(.document, 0..<0)]
    nodes[0].endIndex = 1
    attributes = []
    storage = []
    sourceCount = 0
    mode = .quirks
    encoding = .utf8
    replacements = 0
  }

  /// The value of an attribute without namespace, as a range of `storage`; nil where the element does not have it.
  @inlinable public func attribute(_ node: Int, _ name: AttributeName) -> Range<Int>? {
    let range = nodes[node].attributes
    var index = range.lowerBound
    while index < range.upperBound {
      if attributes[index].known == name, attributes[index].namespace == .none { return attributes[index].value }
      index += 1
    }
    return nil
  }

  /// The value of an attribute whose name has no number.
  ///
  /// - Parameter name: the name in lower-case ASCII.
  public func attribute(_ node: Int, named name: StaticString) -> Range<Int>? {
    for index in nodes[node].attributes where attributes[index].namespace == .none {
      if equals(attributes[index].name, name) { return attributes[index].value }
    }
    return nil
  }

  /// Whether a range of `storage` holds exactly these bytes.
  @inlinable public func equals(_ range: Range<Int>, _ text: StaticString) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { other in
      for offset in 0..<other.count where storage[range.lowerBound + offset] != other[offset] { return false }
      return true
    }
  }

  /// A range of `storage` as a String: for tools and tests, not for the hot path.
  public func string(_ range: Range<Int>) -> String { String(decoding: storage[range], as: UTF8.self) }

  /// Appends all text in a subtree to a buffer, in document order and as it stands in the tree. Contents of templates,
  /// scripts and style sheets are left out unless the subtree starts inside of one.
  @inlinable public func appendText(of node: Int, to text: inout [UInt8]) {
    let end = nodes[node].end
    var index = node
    while index < end {
      let current = nodes[index]
      switch current.kind {
      case .text: text.append(contentsOf: storage[current.range])
      case .content where index > node:
        index = current.end
        continue
      case .element where index > node && (current.tag == .script || current.tag == .style):
        index = current.end
        continue
      default: break
      }
      index += 1
    }
  }

  /// The first element with this tag in the HTML namespace at or after a node and before `end` (the document's by default).
  @inlinable public func first(_ tag: Tag, from start: Int = 0, to end: Int? = nil) -> Int? {
    var index = start
    let end = end ?? nodes.count
    while index < end {
      if nodes[index].isHTML(tag) { return index }
      index += 1
    }
    return nil
  }

  /// The indices of a node's children, in order.
  @inlinable public func children(of node: Int) -> Children {
    Children(nodes: nodes, next: node + 1, end: nodes[node].end)
  }

  /// The indices of a node's descendants, in document order.
  @inlinable public func descendants(of node: Int) -> Range<Int> { (node + 1)..<nodes[node].end }

  /// The indices of a node's ancestors, from its parent to the root.
  @inlinable public func ancestors(of node: Int) -> Ancestors {
    Ancestors(nodes: nodes, next: nodes[node].parent)
  }

  /// A node's children. See `Document.children(of:)`.
  @frozen public struct Children: Sequence, IteratorProtocol, Sendable {
    @usableFromInline let nodes: [Node]
    @usableFromInline var index: Int
    @usableFromInline let end: Int

    @inlinable init(nodes: [Node], next: Int, end: Int) {
      self.nodes = nodes
      index = next
      self.end = end
    }

    /// The next child's index.
    @inlinable public mutating func next() -> Int? {
      guard index < end else { return nil }
      defer { index = nodes[index].end }
      return index
    }
  }

  /// A node's ancestors. See `Document.ancestors(of:)`.
  @frozen public struct Ancestors: Sequence, IteratorProtocol, Sendable {
    @usableFromInline let nodes: [Node]
    @usableFromInline var index: Int

    @inlinable init(nodes: [Node], next: Int) {
      self.nodes = nodes
      index = next
    }

    /// The next ancestor's index.
    @inlinable public mutating func next() -> Int? {
      guard index >= 0 else { return nil }
      defer { index = nodes[index].parent }
      return index
    }
  }
}
