/// Finds candidates: the owner of one partition of the topic `keys`.
///
/// Each key has a bucket of the articles that have it, by order. An article is paired with the earlier ones within the
/// window as ``PairRules`` say: with one copy of its own text, or else with one of each other text, and where there are more
/// than ``DuplicatesConfiguration/bucketCapacity`` texts, with those of smallest order. Which ones these are can change when
/// an article arrives late; then the owner of the later article is told the bound, so that the outcome depends on the
/// articles alone and not on their arrival. A pair that was named and is needed no more does no harm: the best one is always
/// among those that are.
///
/// Confined to one thread at a time, which makes it Sendable in fact.
public final class IndexStage: PartitionStage, @unchecked Sendable {
  private let configuration: DuplicatesConfiguration
  private let state: StateView
  private let rules: any PairRules
  private var buckets: BucketStore
  /// Bytes that the stages of all partitions may fill with the buckets that were used lately.
  private static let cacheBytes = 32 << 20
  /// Memory for what a member is compared with.
  private var others: [ArticleOrder] = []
  /// What happened since the stage was opened, replays apart.
  public private(set) var counts = DuplicateCounts()

  /// Opens a partition's stage on its store.
  public convenience init(store: any StateStore, configuration: DuplicatesConfiguration) {
    self.init(store: store, configuration: configuration, rules: SpecifiedRules(window: configuration.window))
  }

  /// Opens it under other rules.
  package init(store: any StateStore, configuration: DuplicatesConfiguration, rules: any PairRules) {
    state = StateView(store)
    self.configuration = configuration
    self.rules = rules
    buckets = BucketStore(
      state, most: 4 * configuration.bucketCapacity,
      limit: Self.cacheBytes / configuration.keysPartitions / MemoryLayout<Bucket.Member>.stride)
  }

  /// The offset of the last record that the state reflects.
  public var offset: Int64? { state.offset }

  /// Inserts the keys of records and emits nothing.
  public func fold(_ records: [SourceRecord]) throws {
    let before = counts
    defer { counts = before }
    for record in records {
      for entry in decode(record) {
        for key in entry.keys { buckets.add(member(entry, key), key, arrival: record.timestamp) }
      }
      state.applied(record.offset)
    }
  }

  /// Inserts the keys of records and emits candidates and bounds for all their neighbours, new or not.
  public func process(_ records: [SourceRecord], now: Int64) throws -> [StageOutput] {
    buckets.expire(before: now - configuration.retention)
    var found = Candidates()
    let decoded = records.map { (entries: decode($0), arrival: $0.timestamp) }
    try buckets.load(decoded.lazy.flatMap(\.entries).flatMap(\.keys))
    for (entries, arrival) in decoded {
      for entry in entries {
        for key in entry.keys {
          let member = member(entry, key)
          counts.keys += 1
          if let (bucket, place) = try buckets.insert(member, key, arrival: arrival) {
            earlier(than: place, in: bucket, into: &found)
            later(than: place, in: bucket, into: &found)
          } else {
            try crowd(around: member, key, into: &found)
          }
        }
      }
    }
    for record in records { state.applied(record.offset) }
    counts.candidates += found.count
    return found.outputs(configuration)
  }

  /// Time alone makes nothing due here.
  public func advance(now: Int64) -> [StageOutput] { [] }

  /// Ends the batch in work.
  public func takeBatch() -> StateBatch { state.take() }

  /// Says that the store has a batch.
  public func committed(_ batch: StateBatch) { state.committed(batch) }

  private func member(_ entry: KeysEntry, _ key: ArticleKey) -> Bucket.Member {
    Bucket.Member(entry.order, text: entry.text, ordinal: key.ordinal)
  }

  private func decode(_ record: SourceRecord) -> [KeysEntry] {
    do throws(RecordError) {
      return try KeysEntry.entries(in: record.value, specVersion: configuration.fingerprint.specVersion)
    } catch {
      counts.malformed += 1
      return []
    }
  }

  /// Names what a member is compared with.
  private func earlier(than place: Int, in bucket: Bucket, into found: inout Candidates) {
    let member = bucket.members[place]
    for copy in bucket.copies(of: place, by: rules) { found.add(copy: copy, for: member.order) }
    bucket.findOthers(than: place, by: rules, capacity: configuration.bucketCapacity, into: &others)
    found.add(others, for: member.order, key: member.ordinal)
    // It is told as soon as the bucket is full, not when it runs over: what comes after the bound then needs no word.
    if others.count == configuration.bucketCapacity {
      counts.overflows += 1
      found.bound(member.order, key: member.ordinal, last: others[others.count - 1])
    }
  }

  /// Names a member to those that are compared with it.
  private func later(than place: Int, in bucket: Bucket, into found: inout Candidates) {
    guard place + 1 < bucket.members.count else { return }
    let member = bucket.members[place]
    let later = bucket.later(than: place, by: rules, capacity: configuration.bucketCapacity)
    for other in later.pairs {
      if other.text == member.text {
        found.add(copy: member.order, for: other.order)
      } else {
        found.add([member.order], for: other.order, key: other.ordinal)
      }
    }
    for bound in later.bounds { found.bound(bound.member.order, key: bound.member.ordinal, last: bound.last) }
  }

  // MARK: Crowded buckets, of which no more is read than can count

  private func crowd(around member: Bucket.Member, _ key: ArticleKey, into found: inout Candidates) throws {
    let (order, window) = (member.order, configuration.window)
    let own = BucketStore.item(order)
    let begin = BucketStore.item(ArticleOrder(time: order.time - window, article: .first))
    // From the beginning of the window, up to the first copy, or as many texts as count.
    var before = Bucket(try texts(key, from: begin, upTo: own, besides: member).members)
    let place = before.insert(member)
    earlier(than: place, in: before, into: &found)

    // What came so long before that no later one sees both it and the member is known from the nearest ones: a copy that
    // stands before the member, or as many texts as count.
    let nearest = try texts(key, from: begin, upTo: own, besides: member, descending: true)
    let seen = nearest.isComplete ? nearest.members.last.map { $0.order.time + window } : nil
    let after = max(order.time, seen ?? .min)
    let lower = after == order.time ? own + [0] : BucketStore.item(ArticleOrder(time: after, article: .last)) + [0]
    let end = BucketStore.item(ArticleOrder(time: order.time + window, article: .last)) + [0]
    guard try !buckets.members(key, from: lower, upTo: end, limit: 1).isEmpty else { return }
    var all = Bucket(try buckets.members(key, from: begin, upTo: end))
    later(than: all.insert(member), in: all, into: &found)
  }

  /// The members of a range up to the first copy of a member's text, or up to as many texts as count; all of them for the
  /// digest's key, whose bucket counts copies.
  private func texts(
    _ key: ArticleKey, from lower: [UInt8], upTo upper: [UInt8], besides member: Bucket.Member, descending: Bool = false
  ) throws -> (members: [Bucket.Member], isComplete: Bool) {
    var members: [Bucket.Member] = []
    var texts: Set<UInt32> = []
    var (lower, upper) = (lower, upper)
    var step = 32
    while true {
      let read = try buckets.members(key, from: lower, upTo: upper, limit: step, descending: descending)
      for next in read {
        members.append(next)
        texts.insert(next.text)
        let isFull = texts.count >= configuration.bucketCapacity && !rules.namesCopies(byKey: key.ordinal)
        if next.text == member.text || isFull { return (members, true) }
      }
      guard read.count == step, let last = read.last else { return (members, false) }
      if descending { upper = BucketStore.item(last.order) } else { lower = BucketStore.item(last.order) + [0] }
      step = min(step * 4, 4_096)
    }
  }
}
