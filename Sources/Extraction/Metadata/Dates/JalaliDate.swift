import Envelope

/// Days of the Solar Hijri calendar, which Iran and Afghanistan write: Farvardin 1 is the day of the spring equinox.
///
/// Leap years follow the cycle of 33 years, which agrees with the astronomical calendar from 1178 to 1633.
enum JalaliDate {
  /// The years that news can be dated with: 1921 to 2120.
  static let years = 1300..<1500

  /// The day that a Solar Hijri date means; nil where the calendar has no such day.
  static func civil(year: Int, month: Int, day: Int) -> CivilDate? {
    guard years.contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let daysInMonth = month <= 6 ? 31 : month <= 11 || isLeap(year) ? 30 : 29
    guard day <= daysInMonth else { return nil }
    // Counted from a year 1595 earlier, with which a cycle begins.
    let shifted = year + 1595
    let before = 365 * shifted + shifted / 33 * 8 + (shifted % 33 + 3) / 4
    let inYear = month <= 6 ? (month - 1) * 31 : (month - 7) * 30 + 186
    return CivilDate(daysSinceEpoch: before + inYear + day - 1_075_196)
  }

  private static func isLeap(_ year: Int) -> Bool { (25 * year + 11) % 33 < 8 }
}
