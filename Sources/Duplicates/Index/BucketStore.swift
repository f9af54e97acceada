/// The buckets of one partition of the topic `keys`: in the state, and those that were used lately in memory, too.
///
/// Copies come soon after each other. Without the memory, one more of a text would cost as many reads as there are.
struct BucketStore {
  private enum Known: Weighed {
    case all(Bucket)
    /// Too many to be held.
    case crowded

    /// As many members, with what a bucket takes besides.
    var weight: Int {
      switch self {
      case .all(let bucket): 4 + bucket.members.count
      case .crowded: 4
      }
    }
  }

  private let state: StateView
  /// Members that a bucket may have to be read as a whole.
  private let most: Int
  private var hot: RecentlyUsed<UInt64, Known>
  /// The buckets that the batch in work has to do with, until it does.
  private var loaded: [UInt64: Known] = [:]
  private var hour = Int64.min
  /// - Parameters:
  ///   - most: members of a bucket that is read as a whole.
  ///   - limit: members of all buckets in memory.
  init(_ state: StateView, most: Int, limit: Int) {
    self.state = state
    self.most = most
    hot = RecentlyUsed(limit: limit)
  }

  /// Forgets what arrived before a time; the memory goes with it, once an hour.
  mutating func expire(before time: Int64) {
    state.expire(before: time)
    if time / 3_600_000 > hour {
      hour = time / 3_600_000
      hot.removeAll()
    }
  }

  /// Reads the buckets that a batch puts members into, in the order in which they are stored.
  mutating func load(_ keys: some Sequence<ArticleKey>) throws {
    var missing: [UInt64] = []
    for key in keys where !hot.has(key.bucket) { missing.append(key.bucket) }
    missing.sort()
    loaded = Dictionary(minimumCapacity: missing.count)
    var last: UInt64?
    for bucket in missing where bucket != last {
      loaded[bucket] = try read(bucket)
      last = bucket
    }
  }

  /// Puts a member into the bucket of a key.
  /// - Returns: the bucket and the member's place there; nil if the bucket is crowded.
  mutating func insert(_ member: Bucket.Member, _ key: ArticleKey, arrival: Int64) throws -> (Bucket, Int)? {
    var known: Known? = try hot.take(key.bucket) ?? loaded.removeValue(forKey: key.bucket) ?? read(key.bucket)
    note(member, key, arrival: arrival)
    guard case .all(var bucket)? = known else {
      hot.put(.crowded, key.bucket)
      return nil
    }
    // What is held twice is copied when it changes.
    known = nil
    let place = bucket.insert(member)
    hot.put(bucket.members.count > most ? .crowded : .all(bucket), key.bucket)
    return (bucket, place)
  }

  private func read(_ bucket: UInt64) throws -> Known {
    let members = try members(of: StateGroup(bucket: bucket), from: [], upTo: [0xFF], limit: most + 1)
    return members.count > most ? .crowded : .all(Bucket(members))
  }

  /// Puts a member into the bucket of a key without asking for the others.
  mutating func add(_ member: Bucket.Member, _ key: ArticleKey, arrival: Int64) {
    note(member, key, arrival: arrival)
    hot.remove(key.bucket)
    loaded[key.bucket] = nil
  }

  private func note(_ member: Bucket.Member, _ key: ArticleKey, arrival: Int64) {
    var value = ByteWriter(reserving: 5)
    value.byte(key.ordinal)
    value.number(UInt64(member.text), bytes: 4)
    state.put(value.bytes, Self.item(member.order), in: StateGroup(bucket: key.bucket), arrival: arrival)
  }

  /// The members of a bucket in a range.
  func members(
    _ key: ArticleKey, from lower: [UInt8], upTo upper: [UInt8], limit: Int = .max, descending: Bool = false
  ) throws -> [Bucket.Member] {
    try members(
      of: StateGroup(bucket: key.bucket), from: lower, upTo: upper, limit: limit, descending: descending)
  }

  private func members(
    of group: StateGroup, from lower: [UInt8], upTo upper: [UInt8], limit: Int, descending: Bool = false
  ) throws -> [Bucket.Member] {
    try state.entries(of: group, from: lower, upTo: upper, limit: limit, descending: descending).compactMap {
      var item = ByteReader($0.item)
      var value = ByteReader($0.value)
      guard let order = try? item.order(), let ordinal = try? value.byte(), let text = try? value.number(bytes: 4)
      else {
        return nil
      }
      return Bucket.Member(order, text: UInt32(text), ordinal: ordinal & 63)
    }
  }

  static func item(_ order: ArticleOrder) -> [UInt8] {
    var writer = ByteWriter(reserving: 22)
    writer.order(order)
    return writer.bytes
  }
}
