import Synchronization

/// A state store in memory: for tests, the simulator, and workers that have no state directory.
public final class MemoryStore: StateStore {
  private struct Stored: Sendable {
    var value: [UInt8]
    var arrival: Int64
  }

  private struct Contents: Sendable {
    var groups: [StateGroup: GroupItems<Stored>] = [:]
    var offset: Int64?
    var expiry = Int64.min
    /// The expiry that the entries were last swept for.
    var swept = Int64.min
    var size = 0
  }

  /// Between two sweeps, in milliseconds of the expiry.
  private static let sweepInterval: Int64 = 24 * 3_600_000

  /// Guards the contents: reads and commits may come from different threads.
  private let contents = Mutex(Contents())

  /// Makes an empty store.
  public init() {}

  /// The offset of the last source record that the store reflects.
  public var offset: Int64? { contents.withLock { $0.offset } }

  /// Always true.
  public var isUsable: Bool { true }

  /// Bytes of all items and values.
  public var size: Int { contents.withLock { $0.size } }

  /// The value of an entry; nil if there is none.
  public func value(_ item: [UInt8], in group: StateGroup) -> [UInt8]? {
    contents.withLock { contents in
      guard let stored = contents.groups[group]?[item], stored.arrival >= contents.expiry else { return nil }
      return stored.value
    }
  }

  /// The entries of a group within a range.
  public func entries(
    of group: StateGroup, from lower: [UInt8], upTo upper: [UInt8], limit: Int, descending: Bool
  ) -> [StateEntry] {
    contents.withLock { contents in
      guard let items = contents.groups[group] else { return [] }
      let range = items.range(from: lower, upTo: upper)
      var found: [StateEntry] = []
      var index = descending ? range.upperBound - 1 : range.lowerBound
      while range.contains(index), found.count < limit {
        let (item, stored) = items.elements[index]
        if stored.arrival >= contents.expiry { found.append(StateEntry(item: item, value: stored.value)) }
        index += descending ? -1 : 1
      }
      return found
    }
  }

  /// Does nothing: reads keep nothing.
  public func endReads() {}

  /// Takes the changes over.
  public func commit(_ batch: StateBatch) {
    contents.withLock { contents in
      for (group, changes) in batch.changes {
        for (item, change) in changes.elements {
          if let old = contents.groups[group]?[item] { contents.size -= item.count + old.value.count }
          switch change {
          case .put(let value, let arrival):
            contents.size += item.count + value.count
            contents.groups[group, default: .init()][item] = Stored(value: value, arrival: arrival)
          case .delete:
            contents.groups[group]?[item] = nil
          }
        }
        if contents.groups[group]?.isEmpty == true { contents.groups[group] = nil }
      }
      contents.offset = batch.offset ?? contents.offset
    }
  }

  /// Hides what arrived before a time, and sweeps it out now and then.
  public func expire(before time: Int64) {
    contents.withLock { contents in
      contents.expiry = max(contents.expiry, time)
      guard contents.swept == .min || contents.expiry - contents.swept >= Self.sweepInterval else { return }
      contents.swept = contents.expiry
      for group in Array(contents.groups.keys) {
        contents.groups[group]?.removeAll { $0.arrival < contents.expiry }
        if contents.groups[group]?.isEmpty == true { contents.groups[group] = nil }
      }
      contents.size = contents.groups.values.reduce(0) { sum, items in
        items.elements.reduce(sum) { $0 + $1.item.count + $1.value.value.count }
      }
    }
  }

  /// Does nothing: memory is released with the store.
  public func close() {}

  /// A store with the same contents, that changes on its own from here.
  package func copy() -> MemoryStore {
    let copy = MemoryStore()
    let snapshot = contents.withLock { $0 }
    copy.contents.withLock { $0 = snapshot }
    return copy
  }
}
