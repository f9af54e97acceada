import Envelope

/// A date as a page states it: a day, perhaps a time of that day, perhaps the zone that both are in.
///
/// The day is the page's own: it is never moved into another zone, because readers and archives know an article by the
/// day that was printed on it.
public struct ArticleDate: Hashable, Sendable {
  /// The day, in the page's zone.
  public var day: CivilDate
  /// Seconds since midnight, in the page's zone; nil where only the day is known.
  public var secondOfDay: Int?
  /// Whether seconds were given, and not hours and minutes alone.
  public var hasSeconds: Bool
  /// Minutes east of UTC; nil where the page does not say.
  public var offsetMinutes: Int?

  /// Makes a date from parts that are taken as they are.
  public init(
    day: CivilDate, secondOfDay: Int? = nil, hasSeconds: Bool = false, offsetMinutes: Int? = nil
  ) {
    self.day = day
    self.secondOfDay = secondOfDay
    self.hasSeconds = hasSeconds
    self.offsetMinutes = offsetMinutes
  }

  /// How exact the date is as a moment: a time without a zone names no moment, so only its day counts.
  public var precision: DatePrecision {
    guard secondOfDay != nil, offsetMinutes != nil else { return .day }
    return hasSeconds ? .second : .minute
  }

  /// The first moment that the date can mean: midnight where there is no time, UTC where there is no zone.
  public var timestamp: Timestamp {
    let seconds = day.daysSinceEpoch * 86_400 + (secondOfDay ?? 0) - (offsetMinutes ?? 0) * 60
    return Timestamp(milliseconds: Int64(seconds) * 1000)
  }
}

extension ArticleDate {
  /// Whether this date comes after another, by the day where one has no time.
  func isLater(than other: ArticleDate) -> Bool {
    if precision == .day || other.precision == .day { return day > other.day }
    return timestamp > other.timestamp
  }

  /// Whether another date is this one with day and month the other way round: the same, in numbers that were misread.
  func isMirrored(_ other: ArticleDate) -> Bool {
    day.year == other.day.year && day.month == other.day.day && day.day == other.day.month
  }
}

extension ArticleDate: CustomStringConvertible {
  /// RFC 3339: a date-time with the page's own offset where ``precision`` is minute or second, else a full-date.
  public var description: String {
    guard precision != .day, let secondOfDay, let offsetMinutes else { return day.description }
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let time = "\(two(secondOfDay / 3600)):\(two(secondOfDay / 60 % 60)):\(two(secondOfDay % 60))"
    if offsetMinutes == 0 { return "\(day)T\(time)Z" }
    let size = abs(offsetMinutes)
    return "\(day)T\(time)\(offsetMinutes < 0 ? "-" : "+")\(two(size / 60)):\(two(size % 60))"
  }
}
