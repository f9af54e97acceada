import Duplicates

/// The specification's rules but for one.
struct AlteredRules: PairRules {
  let window: Int64
  let alteration: Alteration?

  func isPair(_ earlier: ArticleOrder, _ later: ArticleOrder) -> Bool {
    specified.isPair(earlier, later) || alteration == .nameItself && earlier == later
  }

  func namesCopies(byKey ordinal: UInt8) -> Bool {
    alteration == .everyCopy || specified.namesCopies(byKey: ordinal)
  }

  func pairs(_ copy: ArticleOrder, after previous: ArticleOrder, withCopy later: ArticleOrder) -> Bool {
    switch alteration {
    case .everyCopy: true
    case .firstCopyAlone: false
    default: specified.pairs(copy, after: previous, withCopy: later)
    }
  }

  func asksForOthers(_ later: ArticleOrder, after previous: ArticleOrder) -> Bool {
    switch alteration {
    case .othersAfterCopy: true
    case .noOthersAfterCopy: false
    default: specified.asksForOthers(later, after: previous)
    }
  }

  func pairs(_ copy: ArticleOrder, after previous: ArticleOrder, withOther later: ArticleOrder) -> Bool {
    switch alteration {
    case .everyOther: true
    case .firstOfOthersAlone: false
    default: specified.pairs(copy, after: previous, withOther: later)
    }
  }

  private var specified: SpecifiedRules { SpecifiedRules(window: window) }
}
