import Envelope

/// Dates as RFC 3339 and ISO 8601 write them, with the variants that pages have: a space instead of T, a comma before
/// the fraction, zones as `+02`, `+0200`, `+02:00`, `GMT+2` or a name, no zone, no seconds, no time.
enum ISODate {
  /// Reads a date that starts at the range's start; nil where the range does not start with `YYYY-MM-DD`.
  static func parse(_ text: [UInt8], _ range: Range<Int>) -> ArticleDate? {
    var scanner = DigitScanner(text: text, position: range.lowerBound, end: range.upperBound)
    guard let year = scanner.number(exactly: 4), let separator = scanner.take(anyOf: "-/."),
      let month = scanner.number(upTo: 2), scanner.take(separator), let day = scanner.number(upTo: 2),
      let date = CivilDate(checking: year, month: month, day: day), !scanner.isAtDigit
    else { return nil }
    var result = ArticleDate(day: date)
    let afterDay = scanner.position
    guard scanner.take(anyOf: "Tt ,_") != nil else { return result }
    scanner.skipSpaces()
    guard let hour = scanner.number(upTo: 2), hour <= 24, scanner.take(anyOf: ":.h") != nil,
      let minute = scanner.number(exactly: 2), minute < 60
    else {
      scanner.position = afterDay
      return result
    }
    var second = 0
    if scanner.take(UInt8(ascii: ":")) {
      if let value = scanner.number(exactly: 2), value <= 60 {
        second = min(value, 59)
        result.hasSeconds = true
      }
      if scanner.take(anyOf: ".,") != nil { scanner.skipDigits() }
    }
    scanner.skipSpaces()
    var hours = hour == 24 ? 0 : hour
    if let half = scanner.half(), hour <= 12 { hours = hour % 12 + (half == 1 ? 12 : 0) }
    result.secondOfDay = hours * 3600 + minute * 60 + second
    scanner.skipSpaces()
    result.offsetMinutes = scanner.offset(on: date)
    return result
  }
}
