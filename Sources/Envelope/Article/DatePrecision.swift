/// How exact a date is.
public enum DatePrecision: String, Hashable, Sendable, CaseIterable {
  /// Only the day is known.
  case day
  /// Hours and minutes are known.
  case minute
  /// Seconds are known.
  case second
}
