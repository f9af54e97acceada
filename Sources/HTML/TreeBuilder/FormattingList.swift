/// The list of active formatting elements (13.2.4.3).
struct FormattingList: ~Copyable {
  /// An element of the list, or a marker.
  struct Entry {
    /// The node; -1 for a marker.
    var node: Int32
    var tag: Tag
    /// Of the attributes; 0 until it was needed.
    var hash: UInt64 = 0

    static let marker = Entry(node: -1, tag: .unknown)

    var isMarker: Bool { node < 0 }
  }

  /// The most entries. The standard has no such bound; without it a few bytes of markup could make any number of elements
  /// be made anew for each paragraph. The oldest entry goes first.
  static let maximum = 256

  private var entries = GrowingBuffer<Entry>()

  @inline(__always) var count: Int { entries.count }

  @inline(__always) subscript(index: Int) -> Entry { entries[index] }

  /// The last entry, nil if there is none.
  @inline(__always) var last: Entry? { count == 0 ? nil : entries[count &- 1] }

  mutating func removeAll() { entries.removeAll() }

  mutating func append(_ entry: Entry) {
    if count == Self.maximum { entries.remove(at: 0) }
    entries.append(entry)
  }

  mutating func removeLast() { entries.removeLast() }

  /// "Clear the list of active formatting elements up to the last marker".
  mutating func clearToMarker() {
    while let last {
      entries.removeLast()
      if last.isMarker { return }
    }
  }

  /// The index of the last entry with a tag after the last marker.
  func index(of tag: Tag) -> Int? {
    var index = count - 1
    while index >= 0, !entries[index].isMarker {
      if entries[index].tag == tag { return index }
      index -= 1
    }
    return nil
  }

  /// The index of a node's entry.
  func index(ofNode node: Int32) -> Int? {
    var index = count - 1
    while index >= 0 {
      if entries[index].node == node { return index }
      index -= 1
    }
    return nil
  }

  mutating func remove(at index: Int) { entries.remove(at: index) }

  mutating func insert(_ entry: Entry, at index: Int) { entries.insert(entry, at: index) }

  mutating func setHash(_ hash: UInt64, at index: Int) { entries[index].hash = hash }

  mutating func replaceNode(at index: Int, with node: Int32) { entries[index].node = node }
}
