import Glibc

/// What belongs to the items of one group, in the order of the items' bytes.
struct GroupItems<Value: Sendable>: Sendable {
  typealias Element = (item: [UInt8], value: Value)

  /// The items, ascending.
  private(set) var elements: [Element] = []

  var isEmpty: Bool { elements.isEmpty }

  /// What belongs to an item; nil if the item is not there.
  subscript(item: [UInt8]) -> Value? {
    get {
      let place = place(of: item)
      return isThere(item, at: place) ? elements[place].value : nil
    }
    set {
      let place = place(of: item)
      switch (isThere(item, at: place), newValue) {
      case (true, let value?): elements[place].value = value
      case (true, nil): elements.remove(at: place)
      case (false, let value?): elements.insert((item, value), at: place)
      case (false, nil): break
      }
    }
  }

  /// The places of the items from `lower` up to but not including `upper`.
  func range(from lower: [UInt8], upTo upper: [UInt8]) -> Range<Int> {
    let first = place(of: lower)
    return first..<max(first, place(of: upper))
  }

  mutating func removeAll(where isOver: (Value) -> Bool) {
    elements.removeAll { isOver($0.value) }
  }

  private func isThere(_ item: [UInt8], at place: Int) -> Bool {
    place < elements.count && elements[place].item == item
  }

  /// The place of an item, or where it would be.
  private func place(of item: [UInt8]) -> Int {
    // Most groups have few items, and most items come in their order.
    if let last = elements.last, last.item.precedes(item) { return elements.count }
    return elements.indices.first(thatAndAfter: { !elements[$0].item.precedes(item) })
  }
}

extension GroupItems<StateBatch.Change> {
  /// What a range of a group holds once these changes, all of that range, are made to what is stored there.
  /// - Parameter read: gives so many of the stored entries, from the same end.
  func made(limit: Int, descending: Bool, to read: (Int) throws -> [StateEntry]) rethrows -> [StateEntry] {
    // As many more are read as changes may hide.
    let (sum, overflow) = limit.addingReportingOverflow(elements.count)
    let stored = try read(overflow ? .max : sum)
    guard !isEmpty else { return stored }
    var entries = stored.filter { self[$0.item] == nil }
    // A stored list that was cut off says nothing of what lies beyond its end.
    let horizon = stored.count == sum && !overflow ? stored.last?.item : nil
    for (item, change) in elements {
      guard case .put(let value, _) = change else { continue }
      if let horizon, descending ? item.precedes(horizon) : horizon.precedes(item) { continue }
      entries.append(StateEntry(item: item, value: value))
    }
    if entries.count > 1 {
      entries.sort { descending ? $1.item.precedes($0.item) : $0.item.precedes($1.item) }
    }
    return entries.count > limit ? Array(entries.prefix(limit)) : entries
  }
}

extension [UInt8] {
  /// Whether these bytes come before others: the order of items in a group.
  func precedes(_ other: [UInt8]) -> Bool {
    let common = Swift.min(count, other.count)
    let order = withUnsafeBytes { own in
      other.withUnsafeBytes { common == 0 ? 0 : memcmp(own.baseAddress!, $0.baseAddress!, common) }
    }
    return order != 0 ? order < 0 : count < other.count
  }
}
