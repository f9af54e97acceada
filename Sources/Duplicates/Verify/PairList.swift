/// The earlier articles that the index named for one article, ascending.
struct PairList: Equatable {
  private(set) var pairs: [Pair] = []

  var isEmpty: Bool { pairs.isEmpty }

  /// The pair with an earlier article, made where it is not there yet.
  subscript(earlier: ArticleOrder) -> Pair {
    get {
      let place = place(of: earlier)
      return has(earlier, at: place) ? pairs[place] : Pair(earlier: earlier)
    }
    set {
      let place = place(of: earlier)
      if has(earlier, at: place) { pairs[place] = newValue } else { pairs.insert(newValue, at: place) }
    }
  }

  /// The pair with an earlier article; nil if the index never named it.
  func pair(with earlier: ArticleReference) -> Pair? {
    pairs.first { $0.earlier.article == earlier }
  }

  /// Takes in candidates, ascending.
  /// - Returns: those that were not known.
  mutating func add(_ candidates: [Candidate]) -> [ArticleReference] {
    var merged: [Pair] = []
    merged.reserveCapacity(pairs.count + candidates.count)
    var new: [ArticleReference] = []
    var index = 0
    for candidate in candidates {
      while index < pairs.count, pairs[index].earlier < candidate.order {
        merged.append(pairs[index])
        index += 1
      }
      if has(candidate.order, at: index) {
        merged.append(pairs[index])
        merged[merged.count - 1].keys |= candidate.keys
        index += 1
      } else {
        merged.append(Pair(earlier: candidate.order, keys: candidate.keys))
        new.append(candidate.order.article)
      }
    }
    merged += pairs[index...]
    pairs = merged
    return new
  }

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
    var low = 0
    var high = pairs.count
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle].earlier < earlier { low = middle + 1 } else { high = middle }
    }
    return low
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
