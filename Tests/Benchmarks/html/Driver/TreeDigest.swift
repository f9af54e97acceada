import HTML

/// A number that says whether trees are the same (FNV-1a): of kinds, names, texts, attributes and structure, not of where in the
/// storage they are.
struct TreeDigest {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  private mutating func add(_ number: Int) { value = (value ^ UInt64(truncatingIfNeeded: number)) &* 0x100_0000_01B3 }

  private mutating func add(_ range: Range<Int>, _ document: Document) {
    add(range.count)
    for byte in document.storage[range] { add(Int(byte)) }
  }

  /// Adds a document.
  mutating func add(_ document: Document) {
    for node in document.nodes {
      add(Int(node.kind.rawValue))
      add(Int(node.tag.rawValue))
      add(Int(node.namespace.rawValue))
      add(node.parent)
      add(node.end)
      add(node.range, document)
      for attribute in document.attributes[node.attributes] {
        add(Int(attribute.known.rawValue))
        add(Int(attribute.namespace.rawValue))
        add(attribute.name, document)
        add(attribute.value, document)
      }
    }
  }
}
