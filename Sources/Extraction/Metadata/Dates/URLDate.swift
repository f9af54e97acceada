import Envelope

/// The date in a page's address: `/2026/03/01/`, `/2026/mar/01/`, `-2026-03-01`, `20260301`, `01.03.2026`.
enum URLDate {
  /// The day that a path gives. Only whole days count, no later than `parser.latest`.
  static func find(in path: [UInt8], parser: DateParser) -> ArticleDate? {
    let runs = digitRuns(path)
    for index in runs.indices {
      if let day = day(path, runs, index, parser), parser.isCredible(ArticleDate(day: day), earliest: 1995) {
        return ArticleDate(day: day)
      }
    }
    return nil
  }

  /// The month that a path gives where it gives no day: `/2026/03/a-story`.
  static func month(in path: [UInt8]) -> (year: Int, month: Int)? {
    let runs = digitRuns(path)
    for (year, month) in zip(runs, runs.dropFirst()) where year.count == 4 && month.count == 2 {
      let isPart =
        month.lowerBound == year.upperBound + 1
        && (path[year.upperBound] == UInt8(ascii: "/") || path[year.upperBound] == UInt8(ascii: "-"))
        && year.lowerBound > 0 && path[year.lowerBound - 1] == UInt8(ascii: "/")
        && month.upperBound < path.count && path[month.upperBound] == UInt8(ascii: "/")
      let value = (number(path, year), number(path, month))
      if isPart, (1995...2100).contains(value.0), (1...12).contains(value.1) { return value }
    }
    return nil
  }

  private static func day(_ path: [UInt8], _ runs: [Range<Int>], _ index: Int, _ parser: DateParser) -> CivilDate? {
    let run = runs[index]
    let value = number(path, run)
    switch run.count {
    case 4 where (1995...2100).contains(value):
      guard index + 1 < runs.count else { return nil }
      // A month by number, or by name as in /2026/mar/01/.
      if separates(path, run.upperBound, runs[index + 1].lowerBound), index + 2 < runs.count,
        runs[index + 1].count <= 2,
        runs[index + 2].count <= 2, separates(path, runs[index + 1].upperBound, runs[index + 2].lowerBound)
      {
        return CivilDate(
          checking: value, month: number(path, runs[index + 1]), day: number(path, runs[index + 2]))
      }
      let next = runs[index + 1]
      if next.count <= 2, let month = namedMonth(path, run.upperBound..<next.lowerBound) {
        return CivilDate(checking: value, month: month, day: number(path, next))
      }
      // /2026/0301/
      if next.count == 4, next.lowerBound == run.upperBound + 1 {
        return CivilDate(checking: value, month: number(path, next) / 100, day: number(path, next) % 100)
      }
      return nil
    case 6
    where index + 1 < runs.count && runs[index + 1].count == 2 && (199_500...210_012).contains(value)
      && separates(path, run.upperBound, runs[index + 1].lowerBound):
      return CivilDate(checking: value / 100, month: value % 100, day: number(path, runs[index + 1]))
    case 8, 12, 14:
      let day = number(path, run.lowerBound..<run.lowerBound + 8)
      return CivilDate(checking: day / 10_000, month: day / 100 % 100, day: day % 100)
    case 1...2:
      // 01.03.2026 or 01-03-2026.
      guard index + 2 < runs.count, runs[index + 1].count <= 2, runs[index + 2].count == 4,
        separates(path, run.upperBound, runs[index + 1].lowerBound),
        separates(path, runs[index + 1].upperBound, runs[index + 2].lowerBound),
        case let year = number(path, runs[index + 2]), (1995...2100).contains(year)
      else { return nil }
      let second = number(path, runs[index + 1])
      let dayFirst = CivilDate(checking: year, month: second, day: value)
      let monthFirst = CivilDate(checking: year, month: value, day: second)
      return parser.isMonthFirst ? monthFirst ?? dayFirst : dayFirst ?? monthFirst
    default:
      return nil
    }
  }

  private static func digitRuns(_ path: [UInt8]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var i = 0
    while i < path.count, runs.count < 64 {
      if path[i].isDigit {
        let start = i
        while i < path.count, path[i].isDigit { i += 1 }
        runs.append(start..<i)
      } else {
        i += 1
      }
    }
    return runs
  }

  /// Whether exactly one mark stands between two numbers.
  private static func separates(_ path: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard end == start + 1 else { return false }
    switch path[start] {
    case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): return true
    default: return false
    }
  }

  private static func namedMonth(_ path: [UInt8], _ range: Range<Int>) -> Int? {
    guard range.count >= 5, range.count <= 12 else { return nil }
    let word = path[range.lowerBound + 1..<range.upperBound - 1]
    guard word.allSatisfy(\.isLetter), !path[range.lowerBound].isLetter, !path[range.upperBound - 1].isLetter
    else { return nil }
    return MonthNames.month(hash: WordHash.of(word.map(\.lowered)), language: nil)
  }

  private static func number(_ path: [UInt8], _ range: Range<Int>) -> Int {
    range.prefix(18).reduce(0) { $0 * 10 + Int(path[$1] - 48) }
  }
}
