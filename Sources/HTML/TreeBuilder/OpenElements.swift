/// The stack of open elements (13.2.4.2), with what makes the standard's searches of it take constant time: each element knows
/// the next one below of the same name, and where the nearest boundary of each kind of scope is.
struct OpenElements: ~Copyable {
  /// The kinds of search that the stack answers. The raw value is the place in `Element.boundaries`, and the bit of the traits
  /// that ends the search.
  enum Boundary: Int {
    case special
    case endsItemSearch
    case scope
    case buttonScope
    case listScope
    case tableScope
    case html
  }

  /// One open element.
  struct Element {
    /// Its node.
    var node: Int32
    /// Where its children go: the node, or a template's contents.
    var target: Int32
    var tag: Tag
    var namespace: Namespace
    var traits: TagTraits
    /// The name's class: elements of different keys have different names.
    var key: Int16
    /// The index of the next element below with the same key, -1 if there is none.
    var below: Int16 = -1
    /// By `Boundary`: the index of the nearest element, from this one down, that ends the search.
    var boundaries = SIMD8<Int16>(repeating: 0)
  }

  /// Names without a number fall into classes by this many bits of their hash.
  private static let classBits: UInt64 = 6
  private static let known = Tag.allCases.count
  /// Keys of foreign names begin here; there is room below for the known names and the classes.
  private static let foreign = 320
  private static let keys = 640

  /// Below the html element there is one that stands for none, so that there always is a last one.
  private var elements = GrowingBuffer<Element>()
  /// By key: the index of the topmost element, -1 if there is none.
  private var topmost = GrowingBuffer<Int16>()
  private let traits = TagTraits.ofHTML
  private let masks = Self.boundaryMasks

  /// By the boundary bits of the traits: all ones in the lanes of `Element.boundaries` for which the element is a boundary.
  private static let boundaryMasks: [SIMD8<Int16>] = (0..<128).map { bits in
    var mask = SIMD8<Int16>(repeating: 0)
    for lane in 0..<7 where bits >> lane & 1 != 0 { mask[lane] = -1 }
    return mask
  }

  /// How many elements are open.
  @inline(__always) var count: Int { elements.count &- 1 }

  /// The element at an index, the html element being at 0.
  @inline(__always) subscript(index: Int) -> Element { elements[index + 1] }

  /// The current node; the document where nothing is open.
  @inline(__always) var top: Element { elements[elements.count &- 1] }

  /// Closes all.
  mutating func removeAll() {
    elements.removeAll()
    elements.append(Element(node: 0, target: 0, tag: .unknown, namespace: .html, traits: [], key: 0))
    topmost.removeAll()
    for _ in 0..<Self.keys { topmost.append(-1) }
  }

  /// The traits of an element's name.
  @inline(__always) func traits(of tag: Tag, _ namespace: Namespace) -> TagTraits {
    namespace == .html ? traits[Int(tag.rawValue)] : TagTraits.ofForeign(tag, namespace)
  }

  /// The key of an element's name.
  ///
  /// - Parameter hash: of the name, for names without a number.
  @inline(__always) static func key(_ tag: Tag, foreign: Bool, hash: @autoclosure () -> UInt64) -> Int16 {
    var key = tag == .unknown ? known + Int(hash() &>> (64 - classBits)) : Int(tag.rawValue)
    if foreign { key += Self.foreign }
    return Int16(truncatingIfNeeded: key)
  }

  /// Opens an element.
  @inline(__always) mutating func push(_ element: Element) {
    var element = element
    let place = Int16(truncatingIfNeeded: count)
    element.below = topmost[Int(element.key)]
    topmost[Int(element.key)] = place
    let mask = masks[Int(element.traits.rawValue & 0x7F)]
    element.boundaries = (top.boundaries & ~mask) | (SIMD8(repeating: place) & mask)
    elements.append(element)
  }

  /// Lets the current node's children go elsewhere: into a template's contents.
  mutating func setTarget(_ node: Int32) { elements[elements.count - 1].target = node }

  /// Closes the current node.
  @inline(__always) mutating func pop() {
    precondition(count > 0)
    let top = self.top
    topmost[Int(top.key)] = top.below
    elements.removeLast()
  }

  /// Closes all elements from an index up.
  @inline(__always) mutating func pop(through index: Int) {
    while count > index { pop() }
  }

  /// The index of the topmost HTML element with a tag that has a number, -1 if none is open.
  @inline(__always) func index(of tag: Tag) -> Int { Int(topmost[Int(tag.rawValue)]) }

  /// The index of the topmost element with a key, -1 if none is open.
  @inline(__always) func index(ofKey key: Int16) -> Int { Int(topmost[Int(key)]) }

  /// The index of the nearest element, from the current node down, that ends a search.
  @inline(__always) func boundary(_ boundary: Boundary) -> Int { Int(top.boundaries[boundary.rawValue]) }

  /// Whether an HTML element with this tag is open above the boundary, or is it.
  @inline(__always) func has(_ tag: Tag, in boundary: Boundary = .scope) -> Bool {
    let index = index(of: tag)
    return index >= 0 && index >= self.boundary(boundary)
  }

  /// The index of an open element by its node, nil if it is closed.
  func index(ofNode node: Int32, key: Int16) -> Int? {
    var index = Int(topmost[Int(key)])
    while index >= 0 {
      if self[index].node == node { return index }
      index = Int(self[index].below)
    }
    return nil
  }

  /// Closes the element at an index and leaves those above it open.
  mutating func remove(at index: Int) {
    var above: [Element] = []
    for place in (index + 1)..<count { above.append(self[place]) }
    replace(from: index, with: above)
  }

  /// Puts other elements in the place of those from an index up.
  mutating func replace(from index: Int, with others: [Element]) {
    pop(through: index)
    for element in others { push(element) }
  }
}
