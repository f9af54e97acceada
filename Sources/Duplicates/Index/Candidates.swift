/// What a batch of records of the topic `keys` leads to: for each article what is named for it, with all shared keys.
struct Candidates {
  private struct Bound: Hashable {
    var article: ArticleReference
    var key: UInt8
  }

  private var found = OrderedTable<ArticleOrder, CandidateList>()
  private var bounds = OrderedTable<Bound, ArticleOrder>()

  /// Notes that an earlier article has the text of a later one.
  mutating func add(copy earlier: ArticleOrder, for later: ArticleOrder) {
    found[later, default: CandidateList(of: later)].add(copy: earlier)
  }

  /// Notes articles, ascending, that share the key that is number `key` of a later one.
  mutating func add(_ earlier: [ArticleOrder], for later: ArticleOrder, key: UInt8) {
    guard !earlier.isEmpty else { return }
    found[later, default: CandidateList(of: later)].merge(earlier, key: 1 << UInt64(key))
  }

  /// Notes up to where an article is compared in the bucket of one of its keys.
  mutating func bound(_ article: ArticleOrder, key: UInt8, last: ArticleOrder) {
    let bound = Bound(article: article.article, key: key)
    bounds[bound, default: last] = min(bounds[bound, default: last], last)
  }

  /// How many pairs there are.
  var count: Int { found.elements.reduce(0) { $0 + $1.value.near.count + ($1.value.exact == nil ? 0 : 1) } }

  func outputs(_ configuration: DuplicatesConfiguration) -> [StageOutput] {
    var outputs: [StageOutput] = []
    for (later, list) in found.elements {
      for part in list.parts { outputs.append(configuration.output(.candidates(part), to: later.article)) }
    }
    for (bound, last) in bounds.elements {
      outputs.append(
        configuration.output(.bound(article: bound.article, key: bound.key, last: last), to: bound.article))
    }
    return outputs
  }
}

extension CandidateList {
  fileprivate init(of later: ArticleOrder) { self.init(later: later, exact: nil, near: []) }

  fileprivate mutating func add(copy earlier: ArticleOrder) { exact = exact.map { min($0, earlier) } ?? earlier }

  /// Takes in orders, ascending, that share a key.
  fileprivate mutating func merge(_ orders: [ArticleOrder], key: UInt64) {
    _ = near.merge(orders.lazy.map { Candidate(order: $0, keys: key) })
  }

  /// The list in entries that are not too large.
  fileprivate var parts: [CandidateList] {
    guard near.count > VerifyEntry.mostNamed else { return [self] }
    return near.partsOfEntries.enumerated().map { number, part in
      CandidateList(later: later, exact: number == 0 ? exact : nil, near: Array(part))
    }
  }
}
