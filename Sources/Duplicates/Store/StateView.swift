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
    // As many more are read as changes may hide.
    let (sum, overflow) = limit.addingReportingOverflow(changed.elements.count)
    let stored = try store.entries(
      of: group, from: lower, upTo: upper, limit: overflow ? .max : sum, descending: descending)
    guard !changed.isEmpty else { return stored }
    var entries = stored.filter { changed[$0.item] == nil }
    // A stored list that was cut off says nothing of what lies beyond its end.
    let horizon = stored.count == sum && !overflow ? stored.last?.item : nil
    for (item, change) in changed.elements {
      guard case .put(let value, _) = change else { continue }
      if let horizon, descending ? item.precedes(horizon) : horizon.precedes(item) { continue }
      entries.append(StateEntry(item: item, value: value))
    }
    if entries.count > 1 {
      entries.sort { descending ? $1.item.precedes($0.item) : $0.item.precedes($1.item) }
    }
    return entries.count > limit ? Array(entries.prefix(limit)) : entries
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

  func expire(before time: Int64) {
    store.expire(before: time)
  }

  /// Ends the batch in work and begins the next.
  func take() -> StateBatch {
    defer { open = StateBatch(number: open.number + 1) }
    if !open.isEmpty { taken.append(open) }
    return open
  }

  /// Drops a taken batch, and those before it: the store has them now.
  func committed(_ batch: StateBatch) {
    taken.removeAll { $0.number <= batch.number }
  }
}
