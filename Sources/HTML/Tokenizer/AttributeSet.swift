/// The attributes of one tag by a hash of their names, for tags with so many that comparing all would take quadratic time.
struct AttributeSet {
  /// How many attributes a tag has before it is worth the while.
  static let threshold = 24

  private var slots: [Int32] = []
  /// How many attributes are in the set. Setting it to 0 says that what is there belongs to another tag.
  var count = 0

  /// Whether half of the places are taken.
  var isFull: Bool { count * 2 >= slots.count }

  /// Empties the set and makes room.
  mutating func reset(capacity: Int) {
    var size = 64
    while size < 2 * capacity { size *= 2 }
    if slots.count == size {
      for place in slots.indices { slots[place] = -1 }
    } else {
      slots = [Int32](repeating: -1, count: size)
    }
    count = 0
  }

  /// The first place to look at for a hash: its highest bits, as many as number the places, a power of two.
  func place(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> UInt64(slots.count.leadingZeroBitCount + 1)) }

  /// The place to look at after another.
  func next(_ place: Int) -> Int { (place + 1) & (slots.count - 1) }

  /// The attribute's index at a place, nil if it is free.
  subscript(place: Int) -> Int? { slots[place] < 0 ? nil : Int(slots[place]) }

  /// Adds an attribute.
  mutating func insert(_ index: Int, hash: UInt64) {
    var place = place(of: hash)
    while slots[place] >= 0 { place = next(place) }
    slots[place] = Int32(index)
    count += 1
  }
}
