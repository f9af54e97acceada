/// What a batch of records of the topic `keys` leads to: for each article what is named for it, with all shared keys.
struct Candidates {
  private struct Bound: Hashable {
    var article: ArticleReference
    var key: UInt8
  }

  private var lists: [ArticleOrder: Int] = [:]
  private var found: [CandidateList] = []
  private var bounds: [Bound: ArticleOrder] = [:]
  private var boundsInOrder: [Bound] = []

  /// Notes that an earlier article has the text of a later one.
  mutating func add(copy earlier: ArticleOrder, for later: ArticleOrder) {
    let place = place(of: later)
    found[place].exact = found[place].exact.map { min($0, earlier) } ?? earlier
  }

  /// Notes articles, ascending, that share the key that is number `key` of a later one.
  mutating func add(_ earlier: [ArticleOrder], for later: ArticleOrder, key: UInt8) {
    guard !earlier.isEmpty else { return }
    found[place(of: later)].merge(earlier, key: 1 << UInt64(key))
  }

  /// Notes up to where an article is compared in the bucket of one of its keys.
  mutating func bound(_ article: ArticleOrder, key: UInt8, last: ArticleOrder) {
    let bound = Bound(article: article.article, key: key)
    if let known = bounds[bound] {
      bounds[bound] = min(known, last)
    } else {
      bounds[bound] = last
      boundsInOrder.append(bound)
    }
  }

  private mutating func place(of later: ArticleOrder) -> Int {
    if let place = lists[later] { return place }
    lists[later] = found.count
    found.append(CandidateList(later: later, exact: nil, near: []))
    return found.count - 1
  }

  /// How many pairs there are.
  var count: Int { found.reduce(0) { $0 + $1.near.count + ($1.exact == nil ? 0 : 1) } }

  func outputs(_ configuration: DuplicatesConfiguration) -> [StageOutput] {
    var outputs: [StageOutput] = []
    for list in found {
      for part in list.parts { outputs.append(configuration.output(.candidates(part), to: list.later.article)) }
    }
    for bound in boundsInOrder {
      guard let last = bounds[bound] else { continue }
      outputs.append(
        configuration.output(.bound(article: bound.article, key: bound.key, last: last), to: bound.article))
    }
    return outputs
  }
}

extension CandidateList {
  /// Takes in orders, ascending, that share a key.
  fileprivate mutating func merge(_ orders: [ArticleOrder], key: UInt64) {
    guard !near.isEmpty else {
      near = orders.map { Candidate(order: $0, keys: key) }
      return
    }
    var merged: [Candidate] = []
    merged.reserveCapacity(max(near.count, orders.count) + 8)
    var (i, j) = (0, 0)
    while i < near.count, j < orders.count {
      if near[i].order == orders[j] {
        merged.append(Candidate(order: orders[j], keys: near[i].keys | key))
        i += 1
        j += 1
      } else if near[i].order < orders[j] {
        merged.append(near[i])
        i += 1
      } else {
        merged.append(Candidate(order: orders[j], keys: key))
        j += 1
      }
    }
    merged += near[i...]
    merged += orders[j...].lazy.map { Candidate(order: $0, keys: key) }
    near = merged
  }

  /// The list in entries that are not too large.
  fileprivate var parts: [CandidateList] {
    guard near.count > VerifyEntry.mostNamed else { return [self] }
    return stride(from: 0, to: near.count, by: VerifyEntry.mostNamed).map { first in
      let part = Array(near[first..<min(first + VerifyEntry.mostNamed, near.count)])
      return CandidateList(later: later, exact: first == 0 ? exact : nil, near: part)
    }
  }
}
