/// The tree while it is being built.
///
/// Most pages append nodes in document order only: then a parent index a node is all there is. The first move, or insertion
/// elsewhere, makes sibling links for all nodes; `finish` puts such a tree back into document order.
struct TreeStore {
  /// A node's relatives once the tree is linked; 0 is none (the root is nobody's child or sibling).
  private struct Links {
    var first: Int32 = 0
    var last: Int32 = 0
    var next: Int32 = 0
    var previous: Int32 = 0
  }

  /// A further piece of a text node whose pieces do not lie next to each other. The node's attributes, of which text has none,
  /// are the numbers of the first and of the last one while the tree is being built.
  private struct Piece {
    var lower: UInt32
    var upper: UInt32
    /// The number of the node's next piece, 0 for none.
    var next: UInt32 = 0

    init(_ range: Range<Int>) {
      lower = UInt32(truncatingIfNeeded: range.lowerBound)
      upper = UInt32(truncatingIfNeeded: range.upperBound)
    }

    var range: Range<Int> { Int(lower)..<Int(upper) }
  }

  /// All nodes made so far, attached or not.
  private(set) var nodes: [Node] = []
  private var links: [Links] = []
  private var isLinked = false
  /// Of a tree not linked: the only node but its ancestors that may get more children, where it is not known to be the
  /// current node (after a comment that was put beside the body); -1 for any.
  private var onlyParent: Int32 = -1
  private var pieces: [Piece] = []

  /// A tree of the document alone, in the buffer of a finished one.
  mutating func reset(reusing old: inout [Node]) {
    swap(&nodes, &old)
    nodes.removeAll(keepingCapacity: true)
    nodes.append(Node(.document, 0..<0))
    links.removeAll(keepingCapacity: true)
    isLinked = false
    onlyParent = -1
    pieces.removeAll(keepingCapacity: true)
  }

  @inline(__always) subscript(node: Int32) -> Node {
    get { nodes[Int(node)] }
    set { nodes[Int(node)] = newValue }
  }

  /// Makes a node as a parent's last child.
  @inline(__always) mutating func add(_ node: Node, to parent: Int32) -> Int32 {
    let index = Int32(truncatingIfNeeded: nodes.count)
    if onlyParent >= 0 { prepare(toAddTo: parent) }
    var node = node
    node.parentIndex = parent
    nodes.append(node)
    if isLinked { addLink(index, to: parent) }
    return index
  }

  @inline(never) private mutating func prepare(toAddTo parent: Int32) {
    if !isLinked, parent != onlyParent, parent != 0 { link() }
  }

  @inline(never) private mutating func addLink(_ node: Int32, to parent: Int32) {
    links.append(Links())
    appendLink(node, to: parent)
  }

  /// Makes a node that is not attached. The tree must be linked.
  mutating func make(_ node: Node) -> Int32 {
    nodes.append(node)
    links.append(Links())
    return Int32(truncatingIfNeeded: nodes.count &- 1)
  }

  /// Attaches a node as a parent's last child. The tree must be linked.
  mutating func append(_ node: Int32, to parent: Int32) {
    nodes[Int(node)].parentIndex = parent
    appendLink(node, to: parent)
  }

  private mutating func appendLink(_ node: Int32, to parent: Int32) {
    let last = links[Int(parent)].last
    links[Int(node)].previous = last
    links[Int(node)].next = 0
    if last == 0 { links[Int(parent)].first = node } else { links[Int(last)].next = node }
    links[Int(parent)].last = node
  }

  /// Says that what is appended next goes to `parent`, which need not be an ancestor of the last node.
  mutating func turn(to parent: Int32) {
    if isLinked { return }
    var node = Int32(nodes.count - 1)
    while node > parent { node = nodes[Int(node)].parentIndex }
    if node != parent { link() }
  }

  /// Says that from now on only `parent` and the document get more children; any other makes the tree linked.
  mutating func restrict(to parent: Int32) { onlyParent = parent }

  /// Makes the sibling links, if they are not there yet.
  mutating func link() {
    if isLinked { return }
    isLinked = true
    links.append(contentsOf: repeatElement(Links(), count: nodes.count))
    for node in 1..<max(Int32(nodes.count), 1) { appendLink(node, to: nodes[Int(node)].parentIndex) }
  }

  /// Attaches a node before a sibling. The tree must be linked.
  mutating func insert(_ node: Int32, before sibling: Int32) {
    let parent = nodes[Int(sibling)].parentIndex
    let previous = links[Int(sibling)].previous
    nodes[Int(node)].parentIndex = parent
    links[Int(node)].previous = previous
    links[Int(node)].next = sibling
    links[Int(sibling)].previous = node
    if previous == 0 { links[Int(parent)].first = node } else { links[Int(previous)].next = node }
  }

  /// Takes a node and its subtree out of the tree. The tree must be linked.
  mutating func detach(_ node: Int32) {
    let parent = nodes[Int(node)].parentIndex
    if parent < 0 { return }
    let own = links[Int(node)]
    if own.previous == 0 { links[Int(parent)].first = own.next } else { links[Int(own.previous)].next = own.next }
    if own.next == 0 { links[Int(parent)].last = own.previous } else { links[Int(own.next)].previous = own.previous }
    links[Int(node)].next = 0
    links[Int(node)].previous = 0
    nodes[Int(node)].parentIndex = -1
  }

  /// Gives all children of a node to another that has none. The tree must be linked.
  mutating func moveChildren(of node: Int32, to parent: Int32) {
    var child = links[Int(node)].first
    links[Int(parent)].first = child
    links[Int(parent)].last = links[Int(node)].last
    while child != 0 {
      nodes[Int(child)].parentIndex = parent
      child = links[Int(child)].next
    }
    links[Int(node)].first = 0
    links[Int(node)].last = 0
  }

  /// The text node that is a parent's last child.
  @inline(__always) mutating func lastText(of parent: Int32) -> Int32? {
    if onlyParent >= 0 { prepare(toAddTo: parent) }
    let last = isLinked ? links[Int(parent)].last : Int32(truncatingIfNeeded: nodes.count &- 1)
    guard nodes[Int(last)].kind == .text, nodes[Int(last)].parentIndex == parent else { return nil }
    return last
  }

  /// The text node that comes before a sibling. The tree must be linked.
  func text(before sibling: Int32) -> Int32? {
    let previous = links[Int(sibling)].previous
    return previous != 0 && nodes[Int(previous)].kind == .text ? previous : nil
  }

  /// Adds text to the end of a text node. Pieces that cannot be joined at once are put together in the end: copying a long text
  /// for each of them would take quadratic time.
  @inline(__always) mutating func extend(_ node: Int32, by range: Range<Int>, _ tokenizer: inout Tokenizer) {
    if nodes[Int(node)].flags & Node.hasPieces == 0, Int(nodes[Int(node)].upper) == range.lowerBound {
      nodes[Int(node)].upper = UInt32(truncatingIfNeeded: range.upperBound)
    } else {
      addPiece(range, to: Int(node), &tokenizer)
    }
  }

  @inline(never) private mutating func addPiece(_ range: Range<Int>, to node: Int, _ tokenizer: inout Tokenizer) {
    let hasPieces = nodes[node].flags & Node.hasPieces != 0
    let last = Int(nodes[node].attributesUpper) - 1
    if let joined = tokenizer.join(hasPieces ? pieces[last].range : nodes[node].range, with: range).map(Piece.init) {
      if hasPieces {
        (pieces[last].lower, pieces[last].upper) = (joined.lower, joined.upper)
      } else {
        (nodes[node].lower, nodes[node].upper) = (joined.lower, joined.upper)
      }
      return
    }
    pieces.append(Piece(range))
    let number = UInt32(pieces.count)
    if hasPieces { pieces[last].next = number } else { nodes[node].attributesLower = number }
    nodes[node].attributesUpper = number
    nodes[node].flags |= Node.hasPieces
  }

  /// The nodes in document order, each with its end, and text in one piece.
  ///
  /// - Parameters:
  ///   - storage: what ranges point into; texts put together are appended.
  mutating func finish(storage: inout [UInt8]) -> [Node] {
    if isLinked { order() } else { findEnds() }
    if !pieces.isEmpty { joinPieces(&storage) }
    let result = nodes
    nodes = []
    return result
  }

  private mutating func findEnds() {
    var node = nodes.count - 1
    while node > 0 {
      let end = max(nodes[node].endIndex, Int32(truncatingIfNeeded: node &+ 1))
      nodes[node].endIndex = end
      let parent = Int(nodes[node].parentIndex)
      if nodes[parent].endIndex < end { nodes[parent].endIndex = end }
      node &-= 1
    }
    nodes[0].endIndex = Int32(nodes.count)
  }

  /// Brings the nodes of a linked tree into document order, in place, and drops those that are not attached.
  private mutating func order() {
    let attached = numberNodes()
    var detached = attached
    for node in 1..<max(nodes.count, 1) {
      if nodes[node].endIndex == 0 {
        links[node].previous = detached
        detached += 1
      } else {
        nodes[node].parentIndex = links[Int(nodes[node].parentIndex)].previous
      }
    }
    for node in nodes.indices {
      while true {
        let place = Int(links[node].previous)
        if place == node { break }
        nodes.swapAt(node, place)
        links.swapAt(node, place)
      }
    }
    nodes.removeLast(nodes.count - Int(attached))
  }

  /// Walks the linked tree and gives each node its end, and as `previous`, which is no longer needed, its place in document
  /// order.
  ///
  /// - Returns: how many nodes are attached.
  private mutating func numberNodes() -> Int32 {
    var node: Int32 = 0
    var count: Int32 = 0
    while true {
      links[Int(node)].previous = count
      count += 1
      if links[Int(node)].first != 0 {
        node = links[Int(node)].first
        continue
      }
      while true {
        nodes[Int(node)].endIndex = count
        if node == 0 { return count }
        if links[Int(node)].next != 0 { break }
        node = nodes[Int(node)].parentIndex
      }
      node = links[Int(node)].next
    }
  }

  private mutating func joinPieces(_ storage: inout [UInt8]) {
    var size = 0
    for piece in pieces { size += piece.range.count }
    for node in nodes where node.flags & Node.hasPieces != 0 { size += node.range.count }
    storage.reserveCapacity(storage.count + size)
    for node in nodes.indices where nodes[node].flags & Node.hasPieces != 0 {
      let start = storage.count
      for offset in nodes[node].range { storage.append(storage[offset]) }
      var number = Int(nodes[node].attributesLower)
      while number != 0 {
        let piece = pieces[number - 1]
        for offset in piece.range { storage.append(storage[offset]) }
        number = Int(piece.next)
      }
      (nodes[node].lower, nodes[node].upper) = (UInt32(start), UInt32(storage.count))
      (nodes[node].attributesLower, nodes[node].attributesUpper) = (0, 0)
      nodes[node].flags &= ~Node.hasPieces
    }
  }
}

extension Node {
  /// Flags of the tree builder.
  static let htmlIntegrationPoint: UInt8 = 1 << 0
  static let mathTextIntegrationPoint: UInt8 = 1 << 1
  /// A formatting element that is on the stack of open elements.
  static let isOpen: UInt8 = 1 << 2
  /// A text node with further pieces.
  static let hasPieces: UInt8 = 1 << 3
}
