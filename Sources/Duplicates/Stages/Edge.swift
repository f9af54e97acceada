/// A match with an earlier article, as the later one's owner keeps it.
struct Edge: Equatable {
  /// The earlier article.
  var earlier: ArticleOrder
  /// What the two have in common.
  var match: Match
  /// The keys that the two share, by number in the later one's list.
  var keys: UInt64
  /// The root of the earlier article's cluster.
  var root: ClusterRoot

  /// Whether this edge makes a better pointer than another: exact first, then higher similarity, then earlier order.
  func isBetter(than other: Edge) -> Bool {
    if match.status != other.match.status { return match.status > other.match.status }
    if match.similarity != other.match.similarity { return match.similarity > other.match.similarity }
    return earlier < other.earlier
  }

  /// Whether one of the keys is still allowed to bring the two together.
  func isAllowed(by bounds: [UInt8: ArticleOrder]) -> Bool {
    if bounds.isEmpty { return keys != 0 }
    return (0..<UInt8(64)).contains { key in
      keys >> UInt64(key) & 1 == 1 && bounds[key].map { earlier <= $0 } ?? true
    }
  }

  /// Takes in another version of the same edge.
  mutating func merge(_ other: Edge) {
    keys |= other.keys
    if other.root.revision > root.revision { root = other.root }
  }

  /// The stored form, 68 bytes: order, status and relation, Jaccard, containment, similarity, keys, root.
  var encoded: [UInt8] {
    var writer = ByteWriter(reserving: 68)
    writer.order(earlier)
    writer.byte(match.status.rawValue | match.relation.rawValue << 2 | (match.sameURL ? 16 : 0))
    writer.number(UInt64(match.jaccard), bytes: 2)
    writer.number(UInt64(match.containment), bytes: 2)
    writer.number(UInt64(match.similarity), bytes: 2)
    writer.number(keys, bytes: 8)
    writer.root(root)
    return writer.bytes
  }

  init(earlier: ArticleOrder, match: Match, keys: UInt64, root: ClusterRoot) {
    self.earlier = earlier
    self.match = match
    self.keys = keys
    self.root = root
  }

  init(decoding bytes: [UInt8]) throws(RecordError) {
    var reader = ByteReader(bytes)
    earlier = try reader.order()
    let kinds = try reader.byte()
    guard let status = DuplicateFlag.Status(rawValue: kinds & 3),
      let relation = DuplicateFlag.Relation(rawValue: kinds >> 2 & 3)
    else { throw .invalid("edge of kind \(kinds)") }
    match = Match(
      status: status, relation: relation, sameURL: kinds & 16 != 0, jaccard: Int(try reader.number(bytes: 2)),
      containment: Int(try reader.number(bytes: 2)), similarity: Int(try reader.number(bytes: 2)))
    keys = try reader.number(bytes: 8)
    root = try reader.root()
    try reader.end()
  }
}
