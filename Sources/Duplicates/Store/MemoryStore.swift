import Synchronization

/// A state store in memory: for tests, the simulator, and the demo, whose topics do not outlive it either.
public final class MemoryStore: StateStore {
  private struct Entry: Sendable {
    var item: [UInt8]
    var value: [UInt8]
    var arrival: Int64
  }

  private struct Contents: Sendable {
    /// Entries of each group, by item.
    var groups: [StateGroup: [Entry]] = [:]
    var offset: Int64?
    var expiry = Int64.min
    /// The expiry that the entries were last swept for.
    var swept = Int64.min
    var size = 0
  }

  /// Guards the contents: reads and commits may come from different threads.
  private let contents = Mutex(Contents())

  /// Makes an empty store.
  public init() {}

  /// The offset of the last source record that the store reflects.
  public var offset: Int64? { contents.withLock { $0.offset } }

  /// Bytes of all items and values.
  public var size: Int { contents.withLock { $0.size } }

  /// The value of an entry; nil if there is none.
  public func value(_ item: [UInt8], in group: StateGroup) -> [UInt8]? {
    contents.withLock { contents in
      guard let entries = contents.groups[group] else { return nil }
      let place = Self.place(of: item, in: entries)
      guard place < entries.count, entries[place].item == item, entries[place].arrival >= contents.expiry else {
        return nil
      }
      return entries[place].value
    }
  }

  /// The entries of a group within a range.
  public func entries(
    of group: StateGroup, from lower: [UInt8], upTo upper: [UInt8], limit: Int, descending: Bool
  ) -> [StateEntry] {
    contents.withLock { contents in
      guard let entries = contents.groups[group] else { return [] }
      let range =
        Self.place(
          of: lower, in: entries)..<max(
          Self.place(of: lower, in: entries), Self.place(of: upper, in: entries))
      var found: [StateEntry] = []
      var index = descending ? range.upperBound - 1 : range.lowerBound
      while range.contains(index), found.count < limit {
        if entries[index].arrival >= contents.expiry {
          found.append(StateEntry(item: entries[index].item, value: entries[index].value))
        }
        index += descending ? -1 : 1
      }
      return found
    }
  }

  /// Takes the changes over.
  public func commit(_ batch: StateBatch) {
    contents.withLock { contents in
      for (group, changes) in batch.changes {
        var entries = contents.groups.removeValue(forKey: group) ?? []
        for (item, change) in changes {
          let place = Self.place(of: item, in: entries)
          if place < entries.count, entries[place].item == item {
            contents.size -= item.count + entries[place].value.count
            entries.remove(at: place)
          }
          if case .put(let value, let arrival) = change {
            contents.size += item.count + value.count
            entries.insert(Entry(item: item, value: value, arrival: arrival), at: place)
          }
        }
        if !entries.isEmpty { contents.groups[group] = entries }
      }
      contents.offset = batch.offset ?? contents.offset
    }
  }

  /// Hides what arrived before a time, and sweeps it out once an hour of that time.
  public func expire(before time: Int64) {
    contents.withLock { contents in
      contents.expiry = max(contents.expiry, time)
      guard contents.swept == .min || contents.expiry - contents.swept >= 3_600_000 else { return }
      contents.swept = contents.expiry
      let expiry = contents.expiry
      contents.groups = contents.groups.compactMapValues { entries in
        let kept = entries.filter { $0.arrival >= expiry }
        return kept.isEmpty ? nil : kept
      }
      contents.size = contents.groups.values.joined().reduce(0) { $0 + $1.item.count + $1.value.count }
    }
  }

  /// Does nothing: memory is released with the store.
  public func close() {}

  /// A store with the same contents, that changes on its own from here.
  func copy() -> MemoryStore {
    let copy = MemoryStore()
    let snapshot = contents.withLock { $0 }
    copy.contents.withLock { $0 = snapshot }
    return copy
  }

  /// The place of an item among entries, or where it would be.
  private static func place(of item: [UInt8], in entries: [Entry]) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].item.precedes(item) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
