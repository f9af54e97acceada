import Envelope

/// Finds dates in text and in machine-readable values, in any language of ``MonthNames``.
///
/// A date counts only if it lies between ``earliestYear`` and ``latest``; so most numbers that look like dates drop out.
struct DateParser {
  /// The first year that visible text is believed to have been published online.
  static let earliestYear = 1990
  /// The first year that a machine-readable value may give: archives of newspapers reach back.
  static let earliestMachineYear = 1850

  /// Whether 3/4/2025 is March 4, and not April 3, where both can be.
  let isMonthFirst: Bool
  /// The last day that counts.
  let latest: CivilDate
  private let language: Language2?
  private var tokenizer: DateTokenizer

  /// Makes a parser.
  ///
  /// - Parameters:
  ///   - language: the page's language, for month names that depend on it.
  ///   - isMonthFirst: the order of day and month in this page; see ``DayMonthOrder``.
  ///   - fetchedAt: when the page was fetched; dates later than a day after it do not count.
  init(language: Language2?, isMonthFirst: Bool, fetchedAt: Timestamp) {
    self.isMonthFirst = isMonthFirst
    self.language = language
    let days = (fetchedAt.milliseconds / 1000 + 86_400) / 86_400
    latest = CivilDate(daysSinceEpoch: Int(max(-700_000, min(days, 2_000_000))))
    tokenizer = DateTokenizer(language: language)
  }

  /// Whether years of four digits that begin with 13 or 14 are those of the Solar Hijri calendar.
  var isJalali: Bool { language.map { Self.solarHijri.contains($0) } ?? false }
  /// Whether years are counted from the Buddha's death.
  var isBuddhist: Bool { language == Language2("th") || language == Language2("lo") }
  /// Whether years may be counted from the Republic of China's beginning.
  var isChinese: Bool { language == Language2("zh") }

  /// Whether a date of three numbers of two digits begins with the year, where this mark parts them: `18-03-08`.
  func puts(yearFirstBefore mark: UInt8) -> Bool {
    guard let language, mark != UInt8(ascii: "|") else { return false }
    return Self.yearFirst.contains(language)
      || mark == UInt8(ascii: "-") && Self.yearFirstWithHyphens.contains(language)
  }

  private static let solarHijri: Set<Language2> = [Language2("fa"), Language2("ps")]
  private static let yearFirst: Set<Language2> = [Language2("zh"), Language2("ja"), Language2("ko"), Language2("hu")]
  private static let yearFirstWithHyphens: Set<Language2> = [Language2("sv"), Language2("lt")]

  /// The first date in a text, and where it stands (time included).
  mutating func first(in text: [UInt8], _ range: Range<Int>) -> (date: ArticleDate, range: Range<Int>)? {
    tokenizer.cut(text, range)
    return DateAssembly(tokens: tokenizer.tokens, text: text, parser: self).first(from: 0).map {
      ($0.date, $0.range)
    }
  }

  /// Every date in a text, in order.
  mutating func all(in text: [UInt8], _ range: Range<Int>) -> [(date: ArticleDate, range: Range<Int>)] {
    tokenizer.cut(text, range)
    let assembly = DateAssembly(tokens: tokenizer.tokens, text: text, parser: self)
    var found: [(date: ArticleDate, range: Range<Int>)] = []
    var next = 0
    while let match = assembly.first(from: next) {
      found.append((match.date, match.range))
      next = match.next
    }
    return found
  }

  /// The date that a machine-readable value gives: a meta element's content, a datetime attribute, a JSON-LD member.
  ///
  /// Taken are RFC 3339 and ISO 8601 with their usual variants, Unix time in seconds or milliseconds, `20260301` and
  /// `20260301081500`, and, last, anything that ``first(in:_:)`` finds, RFC 2822 among it.
  mutating func machineDate(_ text: [UInt8], _ range: Range<Int>) -> ArticleDate? {
    var range = range
    while let byte = range.first.map({ text[$0] }), byte.isSpace || byte == UInt8(ascii: "\"") { range.removeFirst() }
    while let byte = range.last.map({ text[$0] }), byte.isSpace || byte == UInt8(ascii: "\"") { range.removeLast() }
    guard !range.isEmpty else { return nil }
    if range.count > 200 { range = range.lowerBound..<range.lowerBound + 200 }
    let date = ISODate.parse(text, range) ?? NumericDate.parse(text, range)
    if let date { return isCredible(date, earliest: Self.earliestMachineYear) ? date : nil }
    return first(in: text, range)?.date
  }

  /// Whether a date lies within what counts. Placeholders that systems write for "no date" do not.
  func isCredible(_ date: ArticleDate, earliest: Int = earliestYear) -> Bool {
    guard date.day.year >= earliest, date.day <= latest else { return false }
    return date.day != CivilDate(year: 1970, month: 1, day: 1) && date.day != CivilDate(year: 1900, month: 1, day: 1)
      && date.day != CivilDate(year: 1899, month: 12, day: 30) && date.day != CivilDate(year: 1969, month: 12, day: 31)
  }
}
