/// A stage's state as the stage sees it: the store, under the batches that are taken but not yet committed, under the
/// changes of the batch in work.
final class StateView {
  private let store: any StateStore
  private var taken: [StateBatch] = []
  private var open: StateBatch
  /// The offset of the last record that the state reflects, committed or not.
  private(set) var offset: Int64?

  init(_ store: any StateStore) {
    self.store = store
    offset = store.offset
    open = StateBatch(number: 0)
  }

  func value(_ item: [UInt8], in group: StateGroup) throws -> [UInt8]? {
    var change = open.changes[group]?[item]
    for batch in taken.reversed() where change == nil { change = batch.changes[group]?[item] }
    switch change {
    case .put(let value, _): return value
    case .delete: return nil
    case nil: return try store.value(item, in: group)
    }
  }

  /// The entries of a group from `lower` up to but not including `upper`, in either direction, at most `limit`.
  func entries(
    of group: StateGroup, from lower: [UInt8], upTo upper: [UInt8], limit: Int = .max, descending: Bool = false
  ) throws -> [StateEntry] {
    let changed = changes(of: group, from: lower, upTo: upper)
    return try changed.made(limit: limit, descending: descending) {
      try store.entries(of: group, from: lower, upTo: upper, limit: $0, descending: descending)
    }
  }

  /// The last change of each item in a range that the store does not have yet.
  private func changes(of group: StateGroup, from lower: [UInt8], upTo upper: [UInt8]) -> GroupItems<StateBatch.Change>
  {
    var changed = GroupItems<StateBatch.Change>()
    func add(_ items: GroupItems<StateBatch.Change>?) {
      guard let items else { return }
      for (item, change) in items.elements[items.range(from: lower, upTo: upper)] { changed[item] = change }
    }
    for batch in taken { add(batch.changes[group]) }
    add(open.changes[group])
    return changed
  }

  func put(_ value: [UInt8], _ item: [UInt8], in group: StateGroup, arrival: Int64) {
    open.changes[group, default: .init()][item] = .put(value, arrival: arrival)
  }

  func delete(_ item: [UInt8], in group: StateGroup) {
    open.changes[group, default: .init()][item] = .delete
  }

  /// Notes that the state reflects a record. A record that is delivered again does not set the offset back.
  func applied(_ offset: Int64) {
    self.offset = max(offset, self.offset ?? offset)
    open.offset = self.offset
  }

  /// Says that nothing more is read for now.
  func endReads() { store.endReads() }

  func expire(before time: Int64) {
    store.expire(before: time)
  }

  /// Ends the batch in work and begins the next.
  func take() -> StateBatch {
    defer {
      // As many changes as before are to be expected.
      open = StateBatch(changes: Dictionary(minimumCapacity: open.changes.count), number: open.number + 1)
    }
    store.endReads()
    if !open.isEmpty { taken.append(open) }
    return open
  }

  /// Drops a taken batch, and those before it: the store has them now.
  func committed(_ batch: StateBatch) {
    taken.removeAll { $0.number <= batch.number }
  }
}
