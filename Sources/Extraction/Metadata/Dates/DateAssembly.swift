import Envelope

/// Puts ``DateToken``s together to dates.
///
/// Known orders: `26 October 2026`, `October 26, 2026`, `2026 October 26`, `26.10.2026`, `10/26/2026`, `2026-10-26`,
/// `2026年10月26日`, `26 tháng 10 năm 2026`, `Oct 26 08:15:00 2026`; and a time before or after each. A month may be named
/// twice in a row. Years are those of the common era, of the Buddhist and the Japanese ones, of the Republic of China, and
/// of the Solar Hijri calendar with its months.
struct DateAssembly {
  let tokens: [DateToken]
  let text: [UInt8]
  let parser: DateParser

  /// A date and the pieces it was made of.
  struct Match {
    var date: ArticleDate
    var range: Range<Int>
    /// The piece after the last one that was used.
    var next: Int
  }

  /// The first date that starts at a piece or later.
  func first(from start: Int) -> Match? {
    var i = start
    while i < tokens.count {
      if let (day, next) = day(at: i), parser.isCredible(ArticleDate(day: day)) {
        let clock = DateClock(tokens: tokens)
        var date = ArticleDate(day: day)
        var range = tokens[i].range.lowerBound..<tokens[next - 1].range.upperBound
        if let time = clock.after(next, day: day) {
          time.apply(to: &date)
          range = range.lowerBound..<tokens[time.next - 1].range.upperBound
          return Match(date: date, range: range, next: time.next)
        }
        if let time = clock.before(i, from: start, day: day) { time.apply(to: &date) }
        return Match(date: date, range: range, next: next)
      }
      i += 1
    }
    return nil
  }

  /// The day that starts at a piece, and the piece after it.
  private func day(at i: Int) -> (CivilDate, Int)? {
    let token = tokens[i]
    switch token.kind {
    case .month: return monthFirst(monthEnd(i))
    case .number where token.digits == 4 || (token.digits <= 3 && (isEra(before: i) || isMinguo(i))):
      return yearFirst(i)
    case .number where token.digits <= 2 && token.value >= 1 && token.value <= 31: return dayOrMonthFirst(i)
    case .number where token.digits == 8: return compact(i)
    default: return nil
    }
  }

  /// The last piece of a month that may be named twice, as in `24 نيسان / أبريل 2020`.
  private func monthEnd(_ i: Int) -> Int {
    let other = skip(i + 1)
    guard other < tokens.count, tokens[other].kind == .month, tokens[other].value == tokens[i].value else { return i }
    return other
  }

  /// `October 26, 2026`, `Oct 26th 2026`, `Oct 26 08:15:00 GMT 2026`.
  private func monthFirst(_ i: Int) -> (CivilDate, Int)? {
    let dayIndex = skip(i + 1)
    guard let day = number(dayIndex, digits: 1...2) else { return nil }
    var yearIndex = skip(dayIndex + 1)
    if yearIndex < tokens.count, tokens[yearIndex].isUnit(3) { yearIndex = skip(yearIndex + 1) }
    if let year = year(yearIndex, twoDigits: false),
      let date = civil(year, tokens[i].value, day)
    {
      return (date, yearIndex + 1)
    }
    // A time between day and year, as asctime writes it.
    guard let time = DateClock(tokens: tokens).time(at: yearIndex) else { return nil }
    yearIndex = time.next
    if yearIndex < tokens.count, tokens[yearIndex].kind == .zone { yearIndex += 1 }
    guard let year = year(yearIndex, twoDigits: false),
      let date = civil(year, tokens[i].value, day)
    else { return nil }
    return (date, yearIndex + 1)
  }

  /// `2026-10-26`, `2026. 10. 26.`, `2026年10月26日`, `2026 October 26`.
  private func yearFirst(_ i: Int) -> (CivilDate, Int)? {
    guard let year = year(i, twoDigits: false), i == 0 || !isJoined(i - 1, i) else { return nil }
    let hasUnit = i + 1 < tokens.count && tokens[i + 1].isUnit(1)
    let next = skip(hasUnit ? i + 2 : i + 1)
    guard next < tokens.count else { return nil }
    let month: Int
    var dayIndex: Int
    if tokens[next].kind == .month {
      month = tokens[next].value
      dayIndex = skip(monthEnd(next) + 1)
    } else if let value = number(next, digits: 1...2), hasUnit || separator(i, next) != nil {
      month = value
      dayIndex = next + 1
      if dayIndex < tokens.count, tokens[dayIndex].isUnit(2) {
        dayIndex += 1
      } else {
        guard !hasUnit, dayIndex < tokens.count, tokens[dayIndex].kind == .mark,
          tokens[dayIndex].value == separator(i, next)
        else { return nil }
        dayIndex += 1
      }
    } else {
      return nil
    }
    guard let day = number(dayIndex, digits: 1...2), let date = civil(year, month, day) else { return nil }
    let hasDayUnit = dayIndex + 1 < tokens.count && tokens[dayIndex + 1].isUnit(3)
    return (date, dayIndex + (hasDayUnit ? 2 : 1))
  }

  /// `26 October 2026`, `26. Oktober 2026`, `26/10/2026`, `10/26/2026`, `26.10.26`, `26 tháng 10, 2026`.
  private func dayOrMonthFirst(_ i: Int) -> (CivilDate, Int)? {
    let first = tokens[i].value
    var next = skip(i + 1)
    if next < tokens.count, tokens[next].isMark(UInt8(ascii: "|")) { next += 1 }
    guard next < tokens.count, i == 0 || !isJoined(i - 1, i) else { return nil }
    if tokens[next].kind == .month {
      let yearIndex = skip(monthEnd(next) + 1)
      guard let year = year(yearIndex, twoDigits: !tokens[next].range.isEmpty),
        let date = civil(year, tokens[next].value, first)
      else { return nil }
      return (date, yearIndex + 1)
    }
    if isVietnameseMonth(next) {
      next = skip(next + 1)
      let yearIndex = skip(next + 1)
      guard let month = number(next, digits: 1...2), let year = year(yearIndex, twoDigits: false),
        let date = civil(year, month, first)
      else { return nil }
      return (date, yearIndex + 1)
    }
    guard let second = number(next, digits: 1...2), let mark = separator(i, next),
      let yearIndex = numberAfter(mark, next), let year = year(yearIndex, twoDigits: true),
      !isJoined(yearIndex, yearIndex + 1)
    else { return nil }
    if tokens[i].digits == 2, tokens[next].digits == 2, tokens[yearIndex].digits == 2,
      parser.puts(yearFirstBefore: UInt8(mark)),
      let date = civil(2000 + first, second, tokens[yearIndex].value), date <= parser.latest
    {
      return (date, yearIndex + 1)
    }
    // Points and bars are written where the day comes first.
    return order(first, second, year: year, isMonthFirst: parser.isMonthFirst && mark != 46 && mark != 124).map {
      ($0, yearIndex + 1)
    }
  }

  /// `20261026` in text counts only where nothing is joined to it.
  private func compact(_ i: Int) -> (CivilDate, Int)? {
    guard i == 0 || !isJoined(i - 1, i), i + 1 >= tokens.count || !isJoined(i, i + 1) else { return nil }
    let value = tokens[i].value
    guard value / 10_000 >= 2000 else { return nil }
    return CivilDate(checking: value / 10_000, month: value / 100 % 100, day: value % 100).map { ($0, i + 1) }
  }

  /// The day of two numbers that are day and month in either order.
  private func order(_ a: Int, _ b: Int, year: Int, isMonthFirst: Bool) -> CivilDate? {
    let dayFirst = civil(year, b, a)
    let monthFirst = civil(year, a, b)
    let preferred = isMonthFirst ? monthFirst : dayFirst
    let other = isMonthFirst ? dayFirst : monthFirst
    if let preferred, preferred <= parser.latest { return preferred }
    return other ?? preferred
  }

  /// The day of a year, a month and a day of the calendar that year and month belong to: months from 13 on are those of
  /// the Solar Hijri calendar.
  private func civil(_ year: Int, _ month: Int, _ day: Int) -> CivilDate? {
    let isJalali = JalaliDate.years.contains(year) && (month > 12 || parser.isJalali)
    return isJalali
      ? JalaliDate.civil(year: year, month: month > 12 ? month - 12 : month, day: day)
      : CivilDate(checking: year, month: month, day: day)
  }

  /// The year that a piece gives: four digits, two after a short date or an apostrophe, Buddhist or Japanese years.
  private func year(_ i: Int, twoDigits: Bool) -> Int? {
    guard i < tokens.count, tokens[i].kind == .number else { return nil }
    let value = tokens[i].value
    switch tokens[i].digits {
    case 4:
      // The Buddhist era: 543 years ahead.
      return value >= 2443 && value <= 2643 ? value - 543 : value
    case 1...3 where isEra(before: i):
      return eraStart(before: i).map { $0 + value }
    case 3 where isMinguo(i):
      return 1911 + value
    case 2 where twoDigits && !isJoined(i, i + 1) && !DateClock(tokens: tokens).isHour(i):
      // The Buddhist era once more: 68 is 2568.
      if parser.isBuddhist, value >= 43, value <= parser.latest.year % 100 + 43 { return 1957 + value }
      return value <= parser.latest.year % 100 ? 2000 + value : 1900 + value
    default:
      return nil
    }
  }

  /// Whether the word before a number names an era: 令和, 平成 or 民國.
  private func isEra(before i: Int) -> Bool { eraStart(before: i) != nil }

  /// Whether a number is a year of the Republic of China: 114年, on pages in Chinese.
  private func isMinguo(_ i: Int) -> Bool {
    parser.isChinese && tokens[i].digits == 3 && (100...150).contains(tokens[i].value) && i + 1 < tokens.count
      && tokens[i + 1].isUnit(1)
  }

  private func eraStart(before i: Int) -> Int? {
    guard i >= 2, tokens[i - 1].kind == .word, tokens[i - 2].kind == .word else { return nil }
    let name = text[tokens[i - 2].range.lowerBound..<tokens[i - 1].range.upperBound]
    if name.elementsEqual("令和".utf8) { return 2018 }
    if name.elementsEqual("平成".utf8) { return 1988 }
    if name.elementsEqual("民國".utf8) || name.elementsEqual("民国".utf8) { return 1911 }
    return nil
  }

  private func isVietnameseMonth(_ i: Int) -> Bool {
    tokens[i].kind == .word
      && (text[tokens[i].range].elementsEqual("tháng".utf8) || text[tokens[i].range].elementsEqual("Tháng".utf8))
  }

  private func number(_ i: Int, digits: ClosedRange<Int>) -> Int? {
    guard i < tokens.count, tokens[i].kind == .number, digits.contains(tokens[i].digits) else { return nil }
    return tokens[i].value
  }

  /// The piece after marks and fillers, of which at most four are passed over.
  private func skip(_ start: Int) -> Int {
    var i = start
    while i < tokens.count, i < start + 4 {
      switch tokens[i].kind {
      case .filler: i += 1
      case .mark where Self.isDateMark(tokens[i].value): i += 1
      default: return i
      }
    }
    return i
  }

  /// The mark that alone stands between two numbers: `-`, `/` or `.`; or a bar or a dot with space on both sides.
  private func separator(_ a: Int, _ b: Int) -> Int? {
    guard b == a + 2, tokens[a + 1].kind == .mark else { return nil }
    let mark = tokens[a + 1].value
    if mark == 124 { return tokens[a + 1].isSpaced && tokens[b].isSpaced ? mark : nil }
    return mark == 45 || mark == 46 || mark == 47 ? mark : nil
  }

  /// The number after a number and a mark.
  private func numberAfter(_ mark: Int, _ i: Int) -> Int? {
    guard i + 2 < tokens.count, tokens[i + 1].isMark(UInt8(mark)), tokens[i + 2].kind == .number else { return nil }
    return i + 2
  }

  /// Whether two neighbours touch and are both part of one longer number or identifier: digits with `.`, `/`, `-`, `_`.
  private func isJoined(_ a: Int, _ b: Int) -> Bool {
    guard b < tokens.count, a >= 0, tokens[b].isSpaced == false else { return false }
    func joins(_ token: DateToken) -> Bool {
      token.kind == .number || token.kind == .mark && (token.value == 47 || token.value == 45 || token.value == 95)
    }
    let other = tokens[a].kind == .number ? b : a
    guard joins(tokens[other]) else { return false }
    // "26/10/2026 - 08:15" and "- 26/10/2026" are set off by space on the other side.
    if other == a { return a > 0 && !tokens[a].isSpaced && tokens[a - 1].kind == .number }
    return b + 1 < tokens.count && !tokens[b + 1].isSpaced && tokens[b + 1].kind == .number && tokens[b + 1].digits < 3
  }

  private static func isDateMark(_ value: Int) -> Bool {
    switch UInt8(value) {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "'"),
      UInt8(ascii: "*"):
      true
    default: false
    }
  }
}
