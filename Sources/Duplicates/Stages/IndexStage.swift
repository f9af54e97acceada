/// Finds candidates: the owner of one partition of the topic `keys`.
///
/// Each key has a bucket of the articles that have it, by order. An article is compared with the earlier ones within
/// the window, and where there are more than ``DuplicatesConfiguration/bucketCapacity``, with those of smallest order.
/// Which ones these are can change when an article arrives late; then the owner of the later article is told the bound,
/// so that the outcome depends on the articles alone and not on their arrival.
///
/// Confined to one thread at a time, which makes it Sendable in fact.
public final class IndexStage: PartitionStage, @unchecked Sendable {
  private let configuration: DuplicatesConfiguration
  private let state: StateView
  private let broken: BindingRule?
  /// What happened since the stage was opened, replays apart.
  public private(set) var counts = IndexCounts()

  /// Opens a partition's stage on its store.
  public convenience init(store: any StateStore, configuration: DuplicatesConfiguration) {
    self.init(store: store, configuration: configuration, broken: nil)
  }

  init(store: any StateStore, configuration: DuplicatesConfiguration, broken: BindingRule?) {
    state = StateView(store)
    self.configuration = configuration
    self.broken = broken
  }

  /// The offset of the last record that the state reflects.
  public var offset: Int64? { state.offset }

  /// Inserts the keys of records and emits nothing.
  public func fold(_ records: [SourceRecord]) throws {
    let before = counts
    defer { counts = before }
    for record in records {
      for entry in decode(record) {
        for key in entry.keys { insert(key, entry.order, arrival: record.timestamp) }
      }
      state.applied(record.offset)
    }
  }

  /// Inserts the keys of records and emits requests and bounds for all their neighbours, new or not.
  public func process(_ records: [SourceRecord], now: Int64) throws -> [StageOutput] {
    state.expire(before: now - configuration.retention)
    var outputs: [StageOutput] = []
    for record in records {
      for keys in decode(record) {
        var found = Candidates()
        for key in keys.keys {
          if broken == .emitAgain, try isPresent(keys.order, key) { continue }
          insert(key, keys.order, arrival: record.timestamp)
          try neighbours(of: keys.order, key, into: &found)
        }
        counts.candidates += found.pairs.count
        outputs += found.outputs(configuration)
      }
      state.applied(record.offset)
    }
    return outputs
  }

  /// Time alone makes nothing due here.
  public func advance(now: Int64) -> [StageOutput] { [] }

  /// Ends the batch in work.
  public func takeBatch() -> StateBatch { state.take() }

  /// Says that the store has a batch.
  public func committed(_ batch: StateBatch) { state.committed(batch) }

  private func decode(_ record: SourceRecord) -> [KeysEntry] {
    counts.records += 1
    do throws(RecordError) {
      return try KeysEntry.entries(in: record.value, specVersion: configuration.fingerprint.specVersion)
    } catch {
      counts.malformed += 1
      return []
    }
  }

  private func insert(_ key: ArticleKey, _ order: ArticleOrder, arrival: Int64) {
    counts.keys += 1
    state.put([key.ordinal], Self.item(order), in: StateGroup(bucket: key.bucket), arrival: arrival)
  }

  /// Finds whom a bucket makes an article be compared with, and what its arrival changes for later articles.
  private func neighbours(of order: ArticleOrder, _ key: ArticleKey, into found: inout Candidates) throws {
    let group = StateGroup(bucket: key.bucket)
    let begin = Self.item(ArticleOrder(time: order.time - configuration.window, article: .first))
    let end = Self.item(ArticleOrder(time: order.time + configuration.window, article: .last)) + [0]
    let near = try members(group, begin, end, configuration.bucketCapacity)
    guard near.count < configuration.bucketCapacity else {
      return try crowd(around: order, key, begin, end, into: &found)
    }
    for member in near where member.order != order || broken == .notItself {
      if member.order <= order {
        found.pair(member.order, order, key.ordinal)
      } else {
        found.pair(order, member.order, member.ordinal)
      }
    }
  }

  /// The same where there may be more than an article is compared with.
  private func crowd(
    around order: ArticleOrder, _ key: ArticleKey, _ begin: [UInt8], _ end: [UInt8], into found: inout Candidates
  ) throws {
    let window = configuration.window
    let capacity = configuration.bucketCapacity
    let group = StateGroup(bucket: key.bucket)
    let own = Self.item(order)
    let nearest = try members(group, begin, broken == .notItself ? own + [0] : own, capacity, descending: true)
    var earlier = nearest
    if nearest.count == capacity, broken != .smallestOrder {
      earlier = try members(group, begin, own, capacity + 1)
      if earlier.count > capacity {
        counts.overflows += 1
        earlier.removeLast()
      }
      found.bound(order, key.ordinal, last: earlier[capacity - 1].order)
    }
    for member in earlier { found.pair(member.order, order, key.ordinal) }

    // The article is among the first `capacity` of a later one's window unless so many before it are in it, too.
    let displaced = nearest.count == capacity ? nearest[capacity - 1].order.time + window : Int64.min
    let after = displaced < order.time ? own + [0] : Self.item(ArticleOrder(time: displaced, article: .last)) + [0]
    let later = try members(group, after, end, .max)
    for member in later { found.pair(order, member.order, member.ordinal) }
    guard !later.isEmpty, nearest.count + later.count >= capacity, broken != .smallestOrder else { return }
    // For the later ones, whose window may now be full. The bound is told as soon as it is full, not when it runs over:
    // what comes after the bound then needs no word.
    let all =
      nearest.reversed() + [Member(order: order, ordinal: key.ordinal)] + (try members(group, own + [0], after, .max))
      + later
    var first = 0
    for (index, member) in all.enumerated().suffix(later.count) {
      while member.order.time - all[first].order.time > window { first += 1 }
      if index - first >= capacity {
        found.bound(member.order, member.ordinal, last: all[first + capacity - 1].order)
      }
    }
  }

  private struct Member {
    var order: ArticleOrder
    var ordinal: UInt8
  }

  private func members(
    _ group: StateGroup, _ lower: [UInt8], _ upper: [UInt8], _ limit: Int, descending: Bool = false
  ) throws -> [Member] {
    try state.entries(of: group, from: lower, upTo: upper, limit: limit, descending: descending).compactMap { entry in
      var reader = ByteReader(entry.item)
      guard let order = try? reader.order(), let ordinal = entry.value.first else { return nil }
      return Member(order: order, ordinal: ordinal & 63)
    }
  }

  private func isPresent(_ order: ArticleOrder, _ key: ArticleKey) throws -> Bool {
    try state.value(Self.item(order), in: StateGroup(bucket: key.bucket)) != nil
  }

  private static func item(_ order: ArticleOrder) -> [UInt8] {
    var writer = ByteWriter(reserving: 22)
    writer.order(order)
    return writer.bytes
  }
}
