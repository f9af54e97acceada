import Envelope

/// Dates as one number: Unix time in seconds or milliseconds, or the digits of a date and perhaps a time.
enum NumericDate {
  /// Reads a range that holds digits and nothing else; for a compact date `T` and a zone may be among them.
  static func parse(_ text: [UInt8], _ range: Range<Int>) -> ArticleDate? {
    var scanner = DigitScanner(text: text, position: range.lowerBound, end: range.upperBound)
    let digits = scanner.digitCount()
    switch digits {
    case 10 where digits == range.count, 13 where digits == range.count, 16 where digits == range.count:
      guard let value = scanner.number(exactly: digits) else { return nil }
      return moment(seconds: digits == 10 ? value : digits == 13 ? value / 1000 : value / 1_000_000)
    case 8, 12, 14:
      guard let year = scanner.number(exactly: 4), let month = scanner.number(exactly: 2),
        let day = scanner.number(exactly: 2), let date = CivilDate(checking: year, month: month, day: day)
      else { return nil }
      var result = ArticleDate(day: date)
      if digits == 8, scanner.take(anyOf: "Tt") == nil { return scanner.isAtEnd ? result : nil }
      guard let hour = scanner.number(exactly: 2), hour < 24, let minute = scanner.number(exactly: 2), minute < 60
      else { return digits == 8 ? result : nil }
      var second = 0
      if let value = scanner.number(exactly: 2), value < 60 {
        second = value
        result.hasSeconds = true
      }
      result.secondOfDay = hour * 3600 + minute * 60 + second
      result.offsetMinutes = scanner.offset(on: date)
      return result
    default:
      return nil
    }
  }

  /// The date of a Unix time, in UTC.
  static func moment(seconds: Int) -> ArticleDate {
    ArticleDate(
      day: CivilDate(daysSinceEpoch: seconds / 86_400), secondOfDay: seconds % 86_400, hasSeconds: true,
      offsetMinutes: 0)
  }
}
