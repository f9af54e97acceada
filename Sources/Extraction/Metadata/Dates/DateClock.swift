import Envelope

/// Finds the time of day next to a date.
struct DateClock {
  let tokens: [DateToken]

  /// A time and the piece after its last one.
  struct Time {
    var second: Int
    var hasSeconds: Bool
    var offsetMinutes: Int?
    var next: Int

    func apply(to date: inout ArticleDate) {
      date.secondOfDay = second
      date.hasSeconds = hasSeconds
      date.offsetMinutes = offsetMinutes
    }
  }

  /// The time that follows a date whose last piece is before `i`: at most four pieces may stand between.
  func after(_ i: Int, day: CivilDate) -> Time? {
    var j = i
    while j < tokens.count, j < i + 5 {
      if tokens[j].kind == .number {
        return zoned(time(at: j, half: j > i && tokens[j - 1].kind == .half ? tokens[j - 1].value : nil), day: day)
      }
      if tokens[j].kind == .month { return nil }
      j += 1
    }
    return nil
  }

  /// The time that stands before a date, `08:15 26.10.2026`: at most seven pieces back.
  func before(_ i: Int, from start: Int, day: CivilDate) -> Time? {
    var j = i - 1
    while j >= start, j >= i - 9 {
      if tokens[j].kind == .number,
        j == start || !(tokens[j - 1].isMark(UInt8(ascii: ":")) || tokens[j - 1].isMark(46)),
        let time = time(at: j), time.next <= i
      {
        return zoned(time, day: day)
      }
      if tokens[j].kind == .month { return nil }
      j -= 1
    }
    return nil
  }

  /// Whether a number is the hour of a time: `18:30`, `18h`, `18 Uhr`, `kl. 18`, `6 pm`.
  func isHour(_ i: Int) -> Bool {
    if time(at: i) != nil { return true }
    // "kl. 18": perhaps a point stands between.
    let before = i > 1 && tokens[i - 1].isMark(46) ? i - 2 : i - 1
    if before >= 0, tokens[before].kind == .filler, tokens[before].value == DateWords.hour { return true }
    return i + 1 < tokens.count && tokens[i + 1].kind == .filler && tokens[i + 1].value == DateWords.hour
  }

  /// The time that starts at a piece: `8:15`, `08:15:30`, `8h15`, `8.15 Uhr`, `8 pm`, `8时15分`.
  func time(at i: Int, half: Int? = nil) -> Time? {
    guard i < tokens.count, tokens[i].kind == .number, tokens[i].digits <= 2, tokens[i].value <= 24 else { return nil }
    var hour = tokens[i].value
    var minute = 0
    var second = 0
    var hasSeconds = false
    var next = i + 1
    var isTime = false
    if isSeparator(next), let value = sixty(next + 1) {
      isTime =
        !tokens[next].isMark(46)
        || (isHourWord(next + 2) || isHourWord(i - 1) || isHourWord(i - 2)) && !isYear(after: next + 1)
      minute = value
      next += 2
      if next < tokens.count, tokens[next].isMark(58) || tokens[next].isUnit(5), let value = sixty(next + 1) {
        second = value
        hasSeconds = true
        next += 2
        // Fractions of a second.
        if next + 1 < tokens.count, tokens[next].isMark(46), !tokens[next + 1].isSpaced,
          tokens[next + 1].kind == .number
        {
          next += 2
        }
      }
      while next < tokens.count, tokens[next].isUnit(5) || tokens[next].isUnit(6) { next += 1 }
    }
    var half = half
    if next < tokens.count, tokens[next].kind == .half {
      half = tokens[next].value
      isTime = true
      next += 1
    }
    guard isTime else { return nil }
    if let half, hour <= 12 { hour = hour % 12 + half * 12 }
    return Time(second: hour % 24 * 3600 + minute * 60 + second, hasSeconds: hasSeconds, offsetMinutes: nil, next: next)
  }

  /// A colon, a point, "h" or the unit of hours between hours and minutes.
  private func isSeparator(_ i: Int) -> Bool {
    guard i < tokens.count else { return false }
    let token = tokens[i]
    if token.isMark(58) || token.isMark(46) || token.isUnit(4) { return true }
    return token.kind == .filler && !token.isSpaced && token.range.count == 1
  }

  /// Whether a piece is a word such as "Uhr", "klo" or "h" that makes `8.15` a time.
  private func isHourWord(_ i: Int) -> Bool {
    tokens.indices.contains(i) && (tokens[i].kind == .filler || tokens[i].kind == .half)
  }

  /// Whether `03.03` goes on as `03.03.2026`.
  private func isYear(after i: Int) -> Bool {
    i + 2 < tokens.count && tokens[i + 1].isMark(46) && tokens[i + 2].kind == .number && !tokens[i + 2].isSpaced
  }

  private func sixty(_ i: Int) -> Int? {
    guard i < tokens.count, tokens[i].kind == .number, tokens[i].digits == 2, tokens[i].value < 60 else { return nil }
    return tokens[i].value
  }

  /// Adds the zone that follows a time: a name, `+02:00`, `GMT+2`, `(CET)`.
  private func zoned(_ time: Time?, day: CivilDate) -> Time? {
    guard var time else { return nil }
    var i = time.next
    while i < tokens.count, i < time.next + 2, tokens[i].kind == .filler || tokens[i].isMark(40) || tokens[i].isMark(44)
    {
      i += 1
    }
    guard i < tokens.count else { return time }
    if tokens[i].kind == .zone {
      time.offsetMinutes = ZoneNames.offset(tokens[i].value, year: day.year, month: day.month, day: day.day)
      time.next = i + 1
      i += 1
    }
    guard time.offsetMinutes ?? 0 == 0, i + 1 < tokens.count, tokens[i].isMark(43) || tokens[i].isMark(45),
      tokens[i + 1].kind == .number, !tokens[i + 1].isSpaced
    else { return time }
    let sign = tokens[i].isMark(43) ? 1 : -1
    let number = tokens[i + 1]
    if number.digits == 4, number.value / 100 <= 15, number.value % 100 < 60 {
      time.offsetMinutes = sign * (number.value / 100 * 60 + number.value % 100)
      time.next = i + 2
    } else if number.digits <= 2, number.value <= 15 {
      var minutes = number.value * 60
      time.next = i + 2
      if i + 3 < tokens.count, tokens[i + 2].isMark(58), let value = sixty(i + 3) {
        minutes += value
        time.next = i + 4
      } else if time.offsetMinutes == nil {
        // "20:15 - 21" is no zone.
        time.next = i
        return time
      }
      time.offsetMinutes = sign * minutes
    }
    return time
  }
}
