/// The earlier articles that the index named for one article, ascending.
struct PairList: Equatable {
  private(set) var pairs: [Pair] = []

  var isEmpty: Bool { pairs.isEmpty }

  /// Changes the pair with an earlier article, which is made where it is not there yet.
  mutating func change(_ earlier: ArticleOrder, _ change: (inout Pair) -> Void) {
    let place = place(of: earlier)
    if !has(earlier, at: place) { pairs.insert(Pair(earlier: earlier), at: place) }
    change(&pairs[place])
  }

  /// The pair with an earlier article; nil if the index never named it.
  func pair(with earlier: ArticleReference) -> Pair? {
    pairs.first { $0.earlier.article == earlier }
  }

  /// Takes in candidates, ascending.
  /// - Returns: those that were not known, ascending.
  mutating func add(_ candidates: [Candidate]) -> [ArticleOrder] { pairs.merge(candidates).map(\.order) }

  /// The pair that makes the best pointer, by what is known now.
  func best(within bounds: [UInt8: ArticleOrder]) -> Pair? {
    var best: Int?
    for (place, pair) in pairs.enumerated() where pair.isAllowed(by: bounds) {
      if best.map({ pair.isBetter(than: pairs[$0]) }) ?? true { best = place }
    }
    return best.map { pairs[$0] }
  }

  private func has(_ earlier: ArticleOrder, at place: Int) -> Bool {
    place < pairs.count && pairs[place].earlier == earlier
  }

  private func place(of earlier: ArticleOrder) -> Int {
    pairs.indices.first(thatAndAfter: { pairs[$0].earlier >= earlier })
  }
}

extension PairList {
  /// The stored form: the pairs, one after the other.
  var encoded: [UInt8] {
    var writer = ByteWriter(reserving: 40 * pairs.count)
    for pair in pairs { writer.pair(pair) }
    return writer.bytes
  }

  init(decoding bytes: [UInt8]) throws(RecordError) {
    var reader = ByteReader(bytes)
    pairs.reserveCapacity(bytes.count / 40)
    while reader.index < bytes.count { pairs.append(try reader.pair()) }
  }
}
