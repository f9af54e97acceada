import Envelope

/// Reads ASCII digits and what stands around them in machine-readable dates.
struct DigitScanner {
  let text: [UInt8]
  var position: Int
  let end: Int

  /// Whether nothing is left.
  var isAtEnd: Bool { position >= end }
  /// Whether a digit comes next.
  var isAtDigit: Bool { position < end && text[position].isDigit }

  /// How many digits come next.
  func digitCount() -> Int {
    var i = position
    while i < end, text[i].isDigit { i += 1 }
    return i - position
  }

  /// A number of so many digits, at most 18; what follows may be a digit, too.
  mutating func number(exactly count: Int) -> Int? {
    guard position + count <= end, count <= 18 else { return nil }
    var value = 0
    for i in position..<position + count {
      guard text[i].isDigit else { return nil }
      value = value * 10 + Int(text[i] - 48)
    }
    position += count
    return value
  }

  /// A number of one digit or more, at most `count`.
  mutating func number(upTo count: Int) -> Int? {
    let digits = min(digitCount(), count)
    return digits == 0 ? nil : number(exactly: digits)
  }

  /// Takes one byte if it comes next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard position < end, text[position] == byte else { return false }
    position += 1
    return true
  }

  /// Takes one byte of a set if it comes next.
  mutating func take(anyOf set: StaticString) -> UInt8? {
    guard position < end else { return nil }
    let byte = text[position]
    guard set.withUTF8Buffer({ $0.contains(byte) }) else { return nil }
    position += 1
    return byte
  }

  mutating func skipSpaces() {
    while position < end, text[position].isSpace { position += 1 }
  }

  mutating func skipDigits() {
    while isAtDigit { position += 1 }
  }

  /// Takes "am" or "pm": 0 or 1.
  mutating func half() -> Int? {
    guard position + 1 < end, text[position + 1].lowered == UInt8(ascii: "m") else { return nil }
    let first = text[position].lowered
    guard first == UInt8(ascii: "a") || first == UInt8(ascii: "p") else { return nil }
    if position + 2 < end, text[position + 2].isLetter { return nil }
    position += 2
    return first == UInt8(ascii: "a") ? 0 : 1
  }

  /// Takes a zone: `Z`, `+02`, `+0200`, `+02:00`, `+2`, `GMT+2`, or a name of ``ZoneNames``. Minutes east of UTC.
  mutating func offset(on day: CivilDate) -> Int? {
    var name = WordHash.start
    let start = position
    while position < end, text[position].isLetter {
      name = WordHash.add(text[position].lowered, to: name)
      position += 1
    }
    let base =
      position > start
      ? ZoneNames.index(hash: name).map { ZoneNames.offset($0, year: day.year, month: day.month, day: day.day) } : nil
    if position > start, base == nil { return nil }
    var sign = 1
    if position < end, text[position] == UInt8(ascii: "-") {
      sign = -1
    } else if position + 2 < end, text[position] == 0xE2, text[position + 1] == 0x88, text[position + 2] == 0x92 {
      sign = -1
      position += 2
    } else if position >= end || text[position] != UInt8(ascii: "+") {
      return base
    }
    guard base == nil || base == 0 else { return base }
    position += 1
    guard let hours = number(upTo: 2), hours <= 15 else { return base }
    _ = take(UInt8(ascii: ":"))
    let minutes = number(exactly: 2) ?? 0
    guard minutes < 60 else { return base }
    return sign * (hours * 60 + minutes)
  }
}
