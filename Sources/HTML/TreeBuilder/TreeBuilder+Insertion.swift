/// Making nodes and putting them into the tree (13.2.6.1).
extension TreeBuilder {
  /// Where a node goes: into a parent, as its last child or before a sibling.
  struct Place {
    var parent: Int32
    /// 0 for none.
    var before: Int32 = 0
  }

  /// "The appropriate place for inserting a node".
  @inline(__always) func place() -> Place {
    let top = open.top
    if fosterParenting, top.traits.contains(.fosters) { return fosterPlace() }
    return Place(parent: top.target)
  }

  /// The appropriate place with an override target.
  func place(in element: OpenElements.Element) -> Place {
    if fosterParenting, element.traits.contains(.fosters) { return fosterPlace() }
    return Place(parent: element.target)
  }

  private func fosterPlace() -> Place {
    let table = open.index(of: .table)
    let template = open.index(of: .template)
    if template > table { return Place(parent: open[template].target) }
    guard table > 0 else { return Place(parent: open[0].target) }
    let node = open[table].node
    if tree[node].parentIndex >= 0 { return Place(parent: tree[node].parentIndex, before: node) }
    return Place(parent: open[table - 1].target)
  }

  /// Attaches a detached node. The tree must be linked.
  mutating func attach(_ node: Int32, at place: Place) {
    if place.before == 0 {
      tree.append(node, to: place.parent)
    } else {
      tree.insert(node, before: place.before)
    }
  }

  /// Makes a node at a place.
  private mutating func add(_ node: Node, at place: Place) -> Int32 {
    if place.before == 0 { return tree.add(node, to: place.parent) }
    let new = tree.make(node)
    tree.insert(new, before: place.before)
    return new
  }

  /// "Insert a character" for a run of them.
  @inline(__always) mutating func insertText(_ range: Range<Int>) {
    if fosterParenting { return fosterText(range) }
    let parent = open.top.target
    if parent == 0 { return }
    if let text = tree.lastText(of: parent) {
      tree.extend(text, by: range, &tokenizer)
    } else {
      _ = tree.add(Node(.text, range), to: parent)
    }
  }

  private mutating func fosterText(_ range: Range<Int>) {
    tree.link()
    let place = self.place()
    if place.parent == 0 { return }
    if let text = place.before == 0 ? tree.lastText(of: place.parent) : tree.text(before: place.before) {
      tree.extend(text, by: range, &tokenizer)
    } else {
      _ = add(Node(.text, range), at: place)
    }
  }

  mutating func insertComment(in parent: Int32, before: Int32 = 0) {
    if fosterParenting { tree.link() }
    _ = add(Node(.comment, tokenizer.text), at: Place(parent: parent, before: before))
  }

  /// Makes the element of the current start tag and opens it.
  ///
  /// - Returns: its node.
  @discardableResult
  @inline(__always) mutating func insertElement(_ namespace: Namespace = .html) -> Int32 {
    insertElement(
      tokenizer.tag, namespace, name: tokenizer.name,
      attributes: tokenizer.tagAttributes..<tokenizer.attributes.count)
  }

  /// Makes the element of the current start tag, which has no contents.
  @inline(__always) mutating func insertVoidElement(_ namespace: Namespace = .html) {
    _ = insert(
      element(
        tokenizer.tag, namespace, name: tokenizer.name,
        attributes: tokenizer.tagAttributes..<tokenizer.attributes.count))
  }

  /// Makes and opens an element that the page does not have a tag for.
  @discardableResult
  mutating func insertImplied(_ tag: Tag) -> Int32 {
    insertElement(
      tag, .html, name: tokenizer.pooled(tokenizer.pool.tags[Int(tag.rawValue)]),
      attributes: tokenizer.tagAttributes..<tokenizer.tagAttributes)
  }

  @inline(__always) private mutating func insertElement(
    _ tag: Tag, _ namespace: Namespace, name: Range<Int>, attributes: Range<Int>
  ) -> Int32 {
    let traits = open.traits(of: tag, namespace)
    var element = element(tag, namespace, name: name, attributes: attributes)
    if traits.contains(.formatting) { element.flags |= Node.isOpen }
    let node = insert(element)
    open.push(
      OpenElements.Element(
        node: node, target: node, tag: tag, namespace: namespace, traits: traits, key: key(tag, namespace, name: name)))
    return node
  }

  /// Puts a new element at the appropriate place. At the depth limit the current node is closed first.
  @inline(__always) private mutating func insert(_ element: Node) -> Int32 {
    if open.count >= maximumDepth { closeForDepth() }
    return fosterParenting ? foster(element) : tree.add(element, to: open.top.target)
  }

  @inline(never) private mutating func foster(_ element: Node) -> Int32 {
    tree.link()
    return add(element, at: open.count == 0 ? Place(parent: 0) : place())
  }

  /// An element as a node.
  @inline(__always) func element(_ tag: Tag, _ namespace: Namespace, name: Range<Int>, attributes: Range<Int>) -> Node {
    var node = Node(.element, name)
    node.tag = tag
    node.namespace = namespace
    node.attributesLower = UInt32(truncatingIfNeeded: attributes.lowerBound)
    node.attributesUpper = UInt32(truncatingIfNeeded: attributes.upperBound)
    if namespace != .html {
      node.flags = integrationFlags(tag, namespace)
      if isHTMLAnnotation, tag == .annotationXML { node.flags |= Node.htmlIntegrationPoint }
    }
    return node
  }

  /// Makes another element like one of the formatting list, not attached. The tree must be linked.
  mutating func makeAgain(_ node: Int32) -> Int32 {
    let old = tree[node]
    return tree.make(element(old.tag, .html, name: old.range, attributes: old.attributes))
  }

  /// Makes another element like one of the formatting list, at the appropriate place, and opens it.
  mutating func insertAgain(_ node: Int32) -> Int32 {
    let old = tree[node]
    return insertElement(old.tag, .html, name: old.range, attributes: old.attributes)
  }

  /// Opens an element that was closed.
  mutating func push(_ node: Int32) { open.push(openElement(node)) }

  /// A node as an element of the stack.
  func openElement(_ node: Int32) -> OpenElements.Element {
    let element = tree[node]
    return OpenElements.Element(
      node: node, target: node, tag: element.tag, namespace: element.namespace,
      traits: open.traits(of: element.tag, element.namespace),
      key: key(element.tag, element.namespace, name: element.range))
  }

  /// The stack's key for a name.
  @inline(__always) func key(_ tag: Tag, _ namespace: Namespace, name: Range<Int>) -> Int16 {
    OpenElements.key(tag, foreign: namespace != .html, hash: tokenizer.hash(of: name))
  }

  /// Closes the current node.
  @inline(__always) mutating func pop() {
    let top = open.top
    if top.traits.contains(.formatting) { tree[top.node].flags &= ~Node.isOpen }
    open.pop()
  }

  /// Closes all elements from an index up.
  @inline(__always) mutating func pop(through index: Int) {
    while open.count > index { pop() }
  }

  /// Closes elements until one with this tag has been closed. One must be open.
  @inline(__always) mutating func popUntil(_ tag: Tag) { pop(through: max(open.index(of: tag), 1)) }

  /// Closes the current node to make room for another beside it, as if its end tag had come.
  private mutating func closeForDepth() {
    reached(.depth)
    let traits = open.top.traits
    let tag = open.top.tag
    pop()
    if !traits.contains(.html) { return }
    if traits.contains(.marker) { formatting.clearToMarker() }
    if tag == .template { _ = templateModes.popLast() }
    if traits.contains(.tablePart) { resetInsertionMode() }
  }

  mutating func insertDoctype() {
    let doctype = tokenizer.doctype
    quirks = Quirks.mode(of: doctype, in: tokenizer)
    let name = doctype.name ?? tokenizer.sideEnd..<tokenizer.sideEnd
    var node = Node(.doctype, name)
    node.attributesLower = UInt32(tokenizer.attributes.count)
    for (known, value) in [(AttributeName.public, doctype.publicID), (.system, doctype.systemID)] {
      guard let value else { continue }
      let name = tokenizer.pooled(tokenizer.pool.attributes[Int(known.rawValue)])
      tokenizer.attributes.append(Attribute(known: known, name: name, value: value))
    }
    node.attributesUpper = UInt32(tokenizer.attributes.count)
    _ = tree.add(node, to: 0)
  }
}
