/// The buckets of one partition of the topic `keys`: in the state, and those that were hot lately in memory, too.
///
/// Without the memory, one more copy of a text would cost as many reads as there are copies.
struct BucketStore {
  private enum Known: Weighed {
    case all(Bucket)
    /// Too many to be held.
    case crowded

    /// Members, for the bound of the memory.
    var weight: Int {
      switch self {
      case .all(let bucket): bucket.members.count
      case .crowded: 1
      }
    }
  }

  private let state: StateView
  /// Members that a bucket may have to be read as a whole.
  private let most: Int
  private var hot: RecentlyUsed<UInt64, Known>
  private var hour = Int64.min
  /// Members from which on a bucket is worth its memory.
  private static let hotFrom = 12

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

  /// Puts a member into the bucket of a key.
  /// - Returns: the bucket and the member's place there; nil if the bucket is crowded.
  mutating func insert(_ member: Bucket.Member, _ key: ArticleKey, arrival: Int64) throws -> (Bucket, Int)? {
    var known = hot.take(key.bucket)
    if known == nil {
      let members = try members(key, from: [], upTo: [0xFF], limit: most + 1)
      known = members.count > most ? .crowded : .all(Bucket(members))
    }
    note(member, key, arrival: arrival)
    guard case .all(var bucket) = known else {
      hot.put(.crowded, key.bucket)
      return nil
    }
    known = nil
    let (place, _) = bucket.insert(member)
    if bucket.members.count > most {
      hot.put(.crowded, key.bucket)
    } else if bucket.members.count >= Self.hotFrom {
      hot.put(.all(bucket), key.bucket)
    }
    return (bucket, place)
  }

  /// Puts a member into the bucket of a key without asking for the others.
  mutating func add(_ member: Bucket.Member, _ key: ArticleKey, arrival: Int64) {
    note(member, key, arrival: arrival)
    hot.remove(key.bucket)
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
    let group = StateGroup(bucket: key.bucket)
    return try state.entries(of: group, from: lower, upTo: upper, limit: limit, descending: descending).compactMap {
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
