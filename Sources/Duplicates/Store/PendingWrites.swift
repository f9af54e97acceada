import Glibc

/// Changes of several batches that are not in the tables yet, laid out as they will be there.
struct PendingWrites: Sendable {
  private struct Write {
    /// The write before it in the same group; negative where there is none.
    var previous: Int32
    /// Where its key begins among the bytes; the value follows.
    var start: Int32
    var keyCount: Int32
    /// Negative where the entry is deleted.
    var valueCount: Int32
  }

  private let layout: RocksStore.Layout
  private let partition: Int
  private var keysAndValues = ByteWriter(reserving: 0)
  private var writes: [Write] = []
  /// The last write of each group.
  private var last: [StateGroup: Int32] = [:]
  /// The offset that they lead to; nil as long as there are none.
  private(set) var offset: Int64?

  init(_ layout: RocksStore.Layout, partition: Int) {
    self.layout = layout
    self.partition = partition
  }

  var isEmpty: Bool { writes.isEmpty && offset == nil }

  /// Bytes that they take in memory, about.
  var byteCount: Int {
    keysAndValues.bytes.count + writes.count * MemoryLayout<Write>.stride + last.count * 40
  }

  mutating func add(_ batch: StateBatch, _ expiry: RocksExpiry) {
    offset = batch.offset ?? offset
    for (group, changes) in batch.changes {
      var previous = last[group] ?? -1
      for (item, change) in changes.elements {
        let start = keysAndValues.bytes.count
        layout.key(item, in: group, of: partition, into: &keysAndValues)
        let end = keysAndValues.bytes.count
        var write = Write(
          previous: previous, start: Int32(start), keyCount: Int32(end - start), valueCount: -1)
        if case .put(let value, let arrival) = change {
          expiry.stamp(value, arrival: arrival, into: &keysAndValues)
          write.valueCount = Int32(keysAndValues.bytes.count - end)
        }
        previous = Int32(writes.count)
        writes.append(write)
      }
      last[group] = previous
    }
  }

  mutating func removeAll() {
    keysAndValues.reset()
    writes.removeAll(keepingCapacity: true)
    last.removeAll(keepingCapacity: true)
    offset = nil
  }

  /// What becomes of an entry; nil where nothing does.
  func change(of item: [UInt8], in group: StateGroup, _ expiry: RocksExpiry) -> StateBatch.Change? {
    var place = last[group] ?? -1
    while place >= 0 {
      let write = writes[Int(place)]
      if self.item(of: write).elementsEqual(item) { return change(write, expiry) }
      place = write.previous
    }
    return nil
  }

  /// What becomes of the entries of a group in a range.
  func changes(
    of group: StateGroup, from lower: [UInt8], upTo upper: [UInt8], _ expiry: RocksExpiry
  ) -> GroupItems<StateBatch.Change> {
    var changes = GroupItems<StateBatch.Change>()
    var place = last[group] ?? -1
    while place >= 0 {
      let write = writes[Int(place)]
      let item = Array(self.item(of: write))
      if !item.precedes(lower), item.precedes(upper), changes[item] == nil { changes[item] = change(write, expiry) }
      place = write.previous
    }
    return changes
  }

  /// Gives the last write of each entry, in the order of the keys: the key, and the value; nil where it is deleted.
  func inOrder(_ body: (RocksBytes, RocksBytes?) -> Void) {
    keysAndValues.bytes.withUnsafeBufferPointer { bytes in
      func key(_ write: Write) -> RocksBytes {
        RocksBytes(rebasing: bytes[Int(write.start)...].prefix(Int(write.keyCount)))
      }
      // The first bytes after the partition's number tell most keys apart.
      var order = writes.indices.map { place in
        let group = key(writes[place]).dropFirst(RocksStore.Layout.partitionBytes).prefix(8)
        return (head: group.reduce(0 as UInt64) { $0 << 8 | UInt64($1) }, place: place)
      }
      order.sort { a, b in
        if a.head != b.head { return a.head < b.head }
        let difference = key(writes[a.place]).compare(key(writes[b.place]))
        return difference == 0 ? a.place < b.place : difference < 0
      }
      for (rank, (head, place)) in order.enumerated() {
        let write = writes[place]
        let next = rank + 1 < order.count ? order[rank + 1] : nil
        if let next, next.head == head, key(writes[next.place]).compare(key(write)) == 0 { continue }
        let value = bytes[Int(write.start + write.keyCount)...].prefix(Int(max(0, write.valueCount)))
        body(key(write), write.valueCount < 0 ? nil : RocksBytes(rebasing: value))
      }
    }
  }

  private func item(of write: Write) -> ArraySlice<UInt8> {
    let start = Int(write.start)
    return keysAndValues.bytes[start + layout.prefixBytes..<start + Int(write.keyCount)]
  }

  private func change(_ write: Write, _ expiry: RocksExpiry) -> StateBatch.Change {
    guard write.valueCount >= 0 else { return .delete }
    let start = Int(write.start + write.keyCount)
    let value = expiry.live(Array(keysAndValues.bytes[start..<start + Int(write.valueCount)]))
    return value.map { .put($0, arrival: 0) } ?? .delete
  }
}

extension RocksBytes {
  /// Less than, equal to or greater than 0, as these bytes come before others, are the same, or come after them.
  fileprivate func compare(_ other: RocksBytes) -> Int {
    let order = memcmp(baseAddress!, other.baseAddress!, Swift.min(count, other.count))
    return order != 0 ? Int(order) : count - other.count
  }
}
