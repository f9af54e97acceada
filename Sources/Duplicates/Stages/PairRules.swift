/// The rules that say which pairs of articles are worth a word: those of the specification, unless a stage is given others
/// to see what they are for.
package protocol PairRules: Sendable {
  /// Longest difference of time between a duplicate and its original, in milliseconds.
  var window: Int64 { get }

  /// Whether the first is an earlier article within the window of the second. Those that are stand together in the order.
  func isPair(_ earlier: ArticleOrder, _ later: ArticleOrder) -> Bool

  /// P1: whether exact pairs are requested from the bucket of the key of this number.
  func namesCopies(byKey ordinal: UInt8) -> Bool

  /// P1: whether `copy` is to be paired with `later`, which has the same text; `previous` is the copy just before it.
  func pairs(_ copy: ArticleOrder, after previous: ArticleOrder, withCopy later: ArticleOrder) -> Bool

  /// P2: whether `later` asks for pairs with other texts; `previous` is the copy of its own text just before it.
  func asksForOthers(_ later: ArticleOrder, after previous: ArticleOrder) -> Bool

  /// P3: whether `copy` is to be paired with `later`, which has another text; `previous` is the copy just before it.
  func pairs(_ copy: ArticleOrder, after previous: ArticleOrder, withOther later: ArticleOrder) -> Bool
}

extension PairRules {
  /// Rule 6, and the window.
  package func isPair(_ earlier: ArticleOrder, _ later: ArticleOrder) -> Bool {
    earlier < later && earlier.article != later.article && later.time - earlier.time <= window
  }

  /// The digest's is the first key.
  package func namesCopies(byKey ordinal: UInt8) -> Bool { ordinal == 0 }

  /// The earliest in the window alone.
  package func pairs(_ copy: ArticleOrder, after previous: ArticleOrder, withCopy later: ArticleOrder) -> Bool {
    !isPair(previous, later)
  }

  /// Not where an earlier copy is in the window.
  package func asksForOthers(_ later: ArticleOrder, after previous: ArticleOrder) -> Bool { !isPair(previous, later) }

  /// The earliest in the window alone.
  package func pairs(_ copy: ArticleOrder, after previous: ArticleOrder, withOther later: ArticleOrder) -> Bool {
    !isPair(previous, later)
  }
}

extension CandidateList {
  /// The earlier articles of other texts that are a pair with the later one.
  func near(by rules: any PairRules) -> [Candidate] {
    guard let first = near.first, let last = near.last else { return [] }
    if rules.isPair(first.order, later), rules.isPair(last.order, later) { return near }
    return near.filter { rules.isPair($0.order, later) }
  }
}

/// The specification's rules.
package struct SpecifiedRules: PairRules {
  package let window: Int64

  /// Takes the window.
  package init(window: Int64) { self.window = window }
}
