/// The text form of ``Timestamp``: RFC 3339, section 5.6.
extension Timestamp {
  /// Reads an RFC 3339 date-time, such as `2026-03-01T08:15:00Z` or `2026-03-01T09:15:00.250+01:00`.
  ///
  /// `T`, `Z` and `t`, `z` and a space between date and time are all taken; digits after the millisecond are dropped;
  /// a leap second counts as the second after it. Returns nil for anything else, a date alone included, and for a moment
  /// that a zone moves out of the years 0 to 9999, since it has no text form in UTC.
  public init?(rfc3339 text: String) {
    var text = text
    let parsed = text.withUTF8 { Timestamp.parse($0) }
    guard let parsed else { return nil }
    self = parsed
  }

  private static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Timestamp? {
    guard text.count >= 20, text.count <= 64 else { return nil }
    func number(_ start: Int, _ count: Int) -> Int? {
      guard start + count <= text.count else { return nil }
      var value = 0
      for i in start..<start + count {
        guard case let digit = Int(text[i]) - 48, (0...9).contains(digit) else { return nil }
        value = value * 10 + digit
      }
      return value
    }
    let byte = { (i: Int) in i < text.count ? text[i] : 0 }
    guard let year = number(0, 4), byte(4) == UInt8(ascii: "-"),
      let month = number(5, 2), byte(7) == UInt8(ascii: "-"), let day = number(8, 2),
      [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(byte(10)),
      let hour = number(11, 2), byte(13) == UInt8(ascii: ":"),
      let minute = number(14, 2), byte(16) == UInt8(ascii: ":"), let second = number(17, 2)
    else { return nil }
    guard (1...12).contains(month), (1...CivilDate.daysIn(month: month, year: year)).contains(day),
      hour < 24, minute < 60, second <= 60
    else { return nil }
    var i = 19
    var milliseconds = 0
    if byte(i) == UInt8(ascii: ".") {
      i += 1
      var weight = 100
      let first = i
      while case let digit = Int(byte(i)) - 48, (0...9).contains(digit) {
        milliseconds += digit * weight
        weight /= 10
        i += 1
      }
      guard i > first else { return nil }
    }
    var offsetMinutes = 0
    switch byte(i) {
    case UInt8(ascii: "Z"), UInt8(ascii: "z"):
      i += 1
    case let sign where sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"):
      guard let hours = number(i + 1, 2), byte(i + 3) == UInt8(ascii: ":"),
        let minutes = number(i + 4, 2), hours < 24, minutes < 60
      else { return nil }
      offsetMinutes = (hours * 60 + minutes) * (sign == UInt8(ascii: "+") ? 1 : -1)
      i += 6
    default:
      return nil
    }
    guard i == text.count else { return nil }
    let days = CivilDate(year: year, month: month, day: day).daysSinceEpoch
    let seconds = (days * 24 + hour) * 3600 + (minute - offsetMinutes) * 60 + second
    let moment = Timestamp(milliseconds: Int64(seconds) * 1000 + Int64(milliseconds))
    return moment.isWritable ? moment : nil
  }
}

extension Timestamp: CustomStringConvertible, Encodable {
  /// RFC 3339 in UTC: `2026-03-01T08:15:00Z`, with milliseconds only where they are not zero.
  public var description: String {
    let (days, inDay) = milliseconds.quotientAndRemainder(flooringBy: 86_400_000)
    let date = CivilDate(daysSinceEpoch: Int(days))
    let fraction = inDay % 1000
    func padded(_ value: Int64, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let seconds = inDay / 1000
    return "\(date)T\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
      + (fraction == 0 ? "Z" : ".\(padded(fraction, 3))Z")
  }

  /// Writes ``description``.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension Int64 {
  fileprivate func quotientAndRemainder(flooringBy divisor: Int64) -> (Int64, Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
