/// Attributes that html and body get from later tags of their names. They are kept aside until the end: appending them to an
/// element that has others after it would copy all of its attributes each time.
struct LateAttributes {
  private var html: [Attribute] = []
  private var body: [Attribute] = []

  /// Adds the current tag's attributes that the html element does not have.
  mutating func addHTML(of tokenizer: inout Tokenizer, to own: Range<Int>) {
    Self.add(of: &tokenizer, to: own, &html)
  }

  /// Adds the current tag's attributes that the body element does not have.
  mutating func addBody(of tokenizer: inout Tokenizer, to own: Range<Int>) {
    Self.add(of: &tokenizer, to: own, &body)
  }

  private static func add(of tokenizer: inout Tokenizer, to own: Range<Int>, _ late: inout [Attribute]) {
    for index in tokenizer.tagAttributes..<tokenizer.attributes.count {
      if own.count + late.count >= tokenizer.maximumAttributes {
        tokenizer.attributesLeftOut = true
        break
      }
      let attribute = tokenizer.attributes[index]
      let isThere =
        own.contains { tokenizer.isSameName(tokenizer.attributes[$0], attribute) }
        || late.contains { tokenizer.isSameName($0, attribute) }
      if !isThere { late.append(attribute) }
    }
    tokenizer.dropAttributes()
  }

  /// Puts the attributes into the tree.
  func finish(_ document: inout Document) {
    if html.isEmpty, body.isEmpty { return }
    guard let root = document.nodes.firstIndex(where: { $0.isHTML(.html) }) else { return }
    Self.finish(html, root, &document)
    if let child = document.children(of: root).first(where: { document.nodes[$0].isHTML(.body) }) {
      Self.finish(body, child, &document)
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
