/// Attributes that html and body get from later tags of their names. They are kept aside until the end: appending them to an
/// element that has others after it would copy all of its attributes each time.
struct LateAttributes {
  /// The attributes of one element, with the names of all that it has.
  private struct Late {
    var attributes: [Attribute] = []
    var names: Set<[UInt8]> = []
  }

  private var html = Late()
  private var body = Late()

  /// Adds the current tag's attributes that the html element does not have.
  mutating func addHTML(of tokenizer: inout Tokenizer, to own: Range<Int>) {
    Self.add(of: &tokenizer, to: own, &html)
  }

  /// Adds the current tag's attributes that the body element does not have.
  mutating func addBody(of tokenizer: inout Tokenizer, to own: Range<Int>) {
    Self.add(of: &tokenizer, to: own, &body)
  }

  private static func add(of tokenizer: inout Tokenizer, to own: Range<Int>, _ late: inout Late) {
    if late.names.isEmpty {
      for index in own { late.names.insert(tokenizer.copy(of: tokenizer.attributes[index].name)) }
    }
    for index in tokenizer.tagAttributes..<tokenizer.attributes.count {
      if own.count + late.attributes.count >= tokenizer.maximumAttributes {
        tokenizer.attributesLeftOut = true
        break
      }
      let attribute = tokenizer.attributes[index]
      if late.names.insert(tokenizer.copy(of: attribute.name)).inserted { late.attributes.append(attribute) }
    }
    tokenizer.dropAttributes()
  }

  /// Puts the attributes into the tree.
  func finish(_ document: inout Document) {
    if html.attributes.isEmpty, body.attributes.isEmpty { return }
    guard let root = document.nodes.firstIndex(where: { $0.isHTML(.html) }) else { return }
    Self.finish(html.attributes, root, &document)
    if let child = document.children(of: root).first(where: { document.nodes[$0].isHTML(.body) }) {
      Self.finish(body.attributes, child, &document)
    }
  }

  private static func finish(_ late: [Attribute], _ node: Int, _ document: inout Document) {
    if late.isEmpty { return }
    let own = Array(document.attributes[document.nodes[node].attributes])
    document.nodes[node].attributesLower = UInt32(document.attributes.count)
    document.attributes.append(contentsOf: own)
    document.attributes.append(contentsOf: late)
    document.nodes[node].attributesUpper = UInt32(document.attributes.count)
  }
}

extension Tokenizer {
  /// The bytes of a range of source or side buffer.
  fileprivate func copy(of range: Range<Int>) -> [UInt8] { range.map { byte(at: $0) } }
}
