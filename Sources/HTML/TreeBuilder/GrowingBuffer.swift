/// A list of plain values for the tree builder's inner loop.
///
/// An array asks before each change whether its buffer is shared; this one never is, as it cannot be copied. It alone owns its
/// memory, and checks every index against its count, in release builds too.
struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>?
  private var capacity = 0
  /// How many elements there are.
  private(set) var count = 0

  /// An empty one; it takes no memory.
  init() {}

  deinit { base?.deallocate() }

  /// The element at an index.
  @inline(__always) subscript(index: Int) -> Element {
    get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      return base.unsafelyUnwrapped[index]
    }
    set {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      base.unsafelyUnwrapped[index] = newValue
    }
  }

  /// Adds an element at the end.
  @inline(__always) mutating func append(_ element: Element) {
    if count == capacity { grow() }
    base.unsafelyUnwrapped[count] = element
    count &+= 1
  }

  @inline(never) private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: max(2 * capacity, 64))
    if let base {
      larger.update(from: base, count: count)
      base.deallocate()
    }
    base = larger
    capacity = max(2 * capacity, 64)
  }

  /// Drops the last element.
  @inline(__always) mutating func removeLast() {
    precondition(count > 0)
    count &-= 1
  }

  /// Drops all elements from an index on, and keeps the memory.
  @inline(__always) mutating func removeAll(from index: Int = 0) {
    precondition(index >= 0 && index <= count)
    count = index
  }

  /// Drops the element at an index.
  mutating func remove(at index: Int) {
    for place in index..<(count - 1) { self[place] = self[place + 1] }
    removeLast()
  }

  /// Puts an element in at an index.
  mutating func insert(_ element: Element, at index: Int) {
    append(element)
    var place = count - 1
    while place > index {
      self[place] = self[place - 1]
      place -= 1
    }
    self[index] = element
  }
}
