/// Active formatting elements: remembering, reopening, and the adoption agency (13.2.4.3, 13.2.6.4.7).
extension TreeBuilder {
  /// "Push onto the list of active formatting elements", with its Noah's Ark clause: three alike at most.
  mutating func remember(_ node: Int32) {
    var new = FormattingList.Entry(node: node, tag: tree[node].tag)
    var alike = 0
    var earliest = 0
    var index = formatting.count - 1
    while index >= 0, !formatting[index].isMarker {
      if formatting[index].tag == new.tag {
        if new.hash == 0 { new.hash = hash(ofAttributes: tree[node].attributes) }
        var entry = formatting[index]
        if entry.hash == 0 {
          entry.hash = hash(ofAttributes: tree[entry.node].attributes)
          formatting.setHash(entry.hash, at: index)
        }
        if entry.hash == new.hash {
          alike += 1
          earliest = index
        }
      }
      index -= 1
    }
    if alike >= 3 { formatting.remove(at: earliest) }
    formatting.append(new)
  }

  /// A hash of names and values that does not depend on their order; never 0. Two elements count as alike if theirs are equal:
  /// the worst that a collision does is that an element is forgotten.
  private func hash(ofAttributes range: Range<Int>) -> UInt64 {
    var sum: UInt64 = 1
    for index in range {
      let attribute = tokenizer.attributes[index]
      let name = tokenizer.hash(of: attribute.name)
      let value = tokenizer.hash(of: attribute.value)
      sum &+= (name ^ (value &* 0x9E37_79B9_7F4A_7C15)) &* 0xC2B2_AE3D_27D4_EB4F | 1 << 63
    }
    return max(sum, 1)
  }

  /// "Reconstruct the active formatting elements".
  @inline(__always) mutating func reconstruct() {
    guard let last = formatting.last, !last.isMarker, tree[last.node].flags & Node.isOpen == 0 else { return }
    if open.count < maximumDepth { reopen() }
  }

  private mutating func reopen() {
    var index = formatting.count - 1
    while index > 0 {
      let entry = formatting[index - 1]
      if entry.isMarker || tree[entry.node].flags & Node.isOpen != 0 { break }
      index -= 1
    }
    // No more than there is room for: making one at the depth limit would close another.
    while index < formatting.count, open.count < maximumDepth {
      formatting.replaceNode(at: index, with: insertAgain(formatting[index].node))
      index += 1
    }
  }

  /// The adoption agency algorithm for the end tag of a formatting element.
  mutating func adopt(_ tag: Tag) {
    let top = open.top
    if top.isHTML(tag) {
      if let last = formatting.last, last.node == top.node {
        // Nearly always: it is the innermost element of both lists.
        formatting.removeLast()
        return pop()
      }
      if formatting.index(ofNode: top.node) == nil { return pop() }
    }
    for _ in 0..<8 {
      guard let entry = formatting.index(of: tag) else {
        anyOtherEndTag(tag, name: tokenizer.name)
        return
      }
      let element = formatting[entry].node
      guard let index = open.index(ofNode: element, key: Int16(tag.rawValue)) else {
        formatting.remove(at: entry)
        return
      }
      if index < open.boundary(.scope) { return }
      guard let block = firstSpecial(above: index) else {
        pop(through: index)
        formatting.remove(at: entry)
        return
      }
      adopt(element, at: index, entry: entry, block: block)
    }
  }

  private func firstSpecial(above index: Int) -> Int? {
    if open.boundary(.special) <= index { return nil }
    var place = index + 1
    while !open[place].traits.contains(.special) { place += 1 }
    return place
  }

  /// One round of the outer loop: the furthest block gets out of the formatting element.
  private mutating func adopt(_ element: Int32, at index: Int, entry: Int, block: Int) {
    tree.link()
    let furthest = open[block].node
    let ancestor = open[index - 1]
    var bookmark = entry
    var last = furthest
    var removed: [Int] = []
    var replaced: [(index: Int, node: Int32)] = []
    var place = block - 1
    var round = 1
    while place > index {
      let node = open[place].node
      var position = formatting.index(ofNode: node)
      if round > 3, let found = position {
        formatting.remove(at: found)
        if found < bookmark { bookmark -= 1 }
        position = nil
      }
      if let position {
        let copy = makeAgain(node)
        formatting.replaceNode(at: position, with: copy)
        tree[node].flags &= ~Node.isOpen
        tree[copy].flags |= Node.isOpen
        replaced.append((place, copy))
        if last == furthest { bookmark = position + 1 }
        tree.detach(last)
        tree.append(last, to: copy)
        last = copy
      } else {
        tree[node].flags &= ~Node.isOpen
        removed.append(place)
      }
      place -= 1
      round += 1
    }
    tree.detach(last)
    let copy = makeAgain(element)
    tree[element].flags &= ~Node.isOpen
    tree[copy].flags |= Node.isOpen
    // The stack: the copy above the furthest block, and neither the element nor what was not on the list any more.
    attach(last, at: self.place(in: ancestor))
    var elements: [OpenElements.Element] = []
    for place in (index + 1)..<open.count {
      // Both lists are in descending order.
      if let replacement = replaced.last, replacement.index == place {
        elements.append(openElement(replacement.node))
        replaced.removeLast()
      } else if removed.last == place {
        removed.removeLast()
      } else {
        elements.append(open[place])
      }
      if place == block { elements.append(openElement(copy)) }
    }
    open.replace(from: index, with: elements)
    tree.moveChildren(of: furthest, to: copy)
    tree.append(copy, to: furthest)
    // The list.
    let position = formatting.index(ofNode: element) ?? bookmark
    if position < formatting.count { formatting.remove(at: position) }
    if position < bookmark { bookmark -= 1 }
    formatting.insert(
      FormattingList.Entry(node: copy, tag: tree[copy].tag), at: min(bookmark, formatting.count))
  }

  /// A second a element inside of one closes the first.
  mutating func closeOpenAnchor() {
    guard let entry = formatting.index(of: .a) else { return }
    let node = formatting[entry].node
    adopt(.a)
    if let entry = formatting.index(ofNode: node) { formatting.remove(at: entry) }
    if let index = open.index(ofNode: node, key: Int16(Tag.a.rawValue)) {
      tree[node].flags &= ~Node.isOpen
      open.remove(at: index)
    }
  }
}
