/// Cuts text into ``DateToken``s: one pass, bounded by the range it is given.
struct DateTokenizer {
  /// The language of the text, where month names depend on it.
  var language: Language2?
  /// The pieces, in order.
  private(set) var tokens: [DateToken] = []

  init(language: Language2?) {
    self.language = language
  }

  /// Cuts `text[range]`, which is UTF-8; `tokens` holds the result.
  mutating func cut(_ text: [UInt8], _ range: Range<Int>) {
    tokens.removeAll(keepingCapacity: true)
    var i = range.lowerBound
    var isSpaced = false
    while i < range.upperBound {
      // Most of any text is letters of ASCII and spaces.
      if text[i].isLetter {
        i = word(at: i, in: text, end: range.upperBound, isSpaced: isSpaced)
        isSpaced = false
        continue
      }
      if text[i] == 0x20 {
        isSpaced = true
        i += 1
        continue
      }
      let (scalar, size) = UTF8Scalar.decode(text, at: i, end: range.upperBound)
      if let digit = Self.digit(scalar) {
        let start = i
        i = number(from: digit, at: i + size, in: text, end: range.upperBound, start: start, isSpaced: isSpaced)
        isSpaced = false
      } else if let unit = Self.unit(scalar) {
        tokens.append(DateToken(kind: .unit, value: unit, digits: 0, range: i..<i + size, isSpaced: isSpaced))
        i += size
        isSpaced = false
      } else if scalar == 0x5348, let last = tokens.last, last.kind == .word, last.range.upperBound == i {
        // 上午, 午前: morning; 下午, 午後: afternoon. The character before says which.
        let isMorning = text[last.range].elementsEqual("上".utf8)
        tokens[tokens.count - 1] = DateToken(
          kind: .half, value: isMorning ? 0 : 1, digits: 0, range: last.range.lowerBound..<i + size,
          isSpaced: last.isSpaced)
        i += size
        isSpaced = false
      } else if Self.isIdeograph(scalar) {
        tokens.append(DateToken(kind: .word, value: 0, digits: 0, range: i..<i + size, isSpaced: isSpaced))
        i += size
        isSpaced = false
      } else if Self.isWordScalar(scalar) {
        i = word(at: i, in: text, end: range.upperBound, isSpaced: isSpaced)
        isSpaced = false
      } else {
        if let mark = Self.mark(scalar) {
          tokens.append(
            DateToken(kind: .mark, value: Int(mark), digits: 0, range: i..<i + size, isSpaced: isSpaced))
          isSpaced = false
        } else {
          isSpaced = true
        }
        i += size
      }
    }
  }

  /// Reads the rest of a number; returns the offset after it.
  private mutating func number(
    from first: Int, at offset: Int, in text: [UInt8], end: Int, start: Int, isSpaced: Bool
  ) -> Int {
    var i = offset
    var value = first
    var digits = 1
    while i < end {
      let (scalar, size) = UTF8Scalar.decode(text, at: i, end: end)
      guard let digit = Self.digit(scalar) else { break }
      digits += 1
      // More digits than any date or time stamp has: the value no longer matters.
      if digits <= 17 { value = value * 10 + digit }
      i += size
    }
    tokens.append(DateToken(kind: .number, value: value, digits: digits, range: start..<i, isSpaced: isSpaced))
    return i
  }

  /// Reads a word and looks up what it means; returns the offset after it.
  private mutating func word(at start: Int, in text: [UInt8], end: Int, isSpaced: Bool) -> Int {
    var i = start
    var hash = WordHash.start
    var isThai = false
    while i < end {
      if text[i].isLetter {
        hash = CaseFolding.hash(hash, text, i, i + 1)
        i += 1
        continue
      }
      let (scalar, size) = UTF8Scalar.decode(text, at: i, end: end)
      if Self.isWordScalar(scalar) {
        isThai = isThai || (0xE00...0xE7F).contains(scalar)
        hash = CaseFolding.hash(hash, text, i, i + size)
      } else if scalar == 0x2E, isThai {
        // Thai abbreviations keep their dots: ม.ค.
        hash = CaseFolding.hash(hash, text, i, i + size)
      } else if scalar == 0x2E, i - start == 1 || (i - start == 2 && text[start] >= 0x80),
        let half = Self.dottedHalf(text, start, i, end)
      {
        tokens.append(
          DateToken(kind: .half, value: half.value, digits: 0, range: start..<half.end, isSpaced: isSpaced))
        return half.end
      } else {
        break
      }
      i += size
    }
    let range = start..<i
    var token = DateToken(kind: .word, value: 0, digits: 0, range: range, isSpaced: isSpaced)
    if let month = secondArabicWord(text, range), let first = tokens.popLast() {
      token = DateToken(
        kind: .month, value: month, digits: 0, range: first.range.lowerBound..<i, isSpaced: first.isSpaced)
    } else if let month = month(hash, text, range) {
      token.kind = .month
      token.value = month
    } else if let half = DateWords.half(hash: hash) {
      token.kind = .half
      token.value = half
    } else if let zone = ZoneNames.index(hash: hash), Self.isCapitalized(text, range) {
      token.kind = .zone
      token.value = zone
    } else if DateWords.isFiller(hash: hash) {
      token.kind = .filler
      token.value = DateWords.value(hash: hash)
    }
    tokens.append(token)
    return i
  }

  private func month(_ hash: UInt32, _ text: [UInt8], _ range: Range<Int>) -> Int? {
    if let month = MonthNames.month(hash: hash, language: language) { return month }
    // A Hebrew month with "in" before it: ב is two bytes.
    if range.count > 4, text[range.lowerBound] == 0xD7, text[range.lowerBound + 1] == 0x91 {
      return MonthNames.month(
        hash: WordHash.of(Array(text[range.lowerBound + 2..<range.upperBound])), language: language)
    }
    return nil
  }

  /// The Levantine months of two words: كانون الأول is December, كانون الثاني January, تشرين الأول October, تشرين الثاني
  /// November. The month, where the second word of one is given and the first was the piece before it.
  private func secondArabicWord(_ text: [UInt8], _ range: Range<Int>) -> Int? {
    guard let last = tokens.last, last.kind == .word, range.count > 4, text[range.lowerBound] == 0xD8 else {
      return nil
    }
    let isFirst = text[range].elementsEqual("الأول".utf8) || text[range].elementsEqual("الاول".utf8)
    guard isFirst || text[range].elementsEqual("الثاني".utf8) else { return nil }
    if text[last.range].elementsEqual("كانون".utf8) { return isFirst ? 12 : 1 }
    if text[last.range].elementsEqual("تشرين".utf8) { return isFirst ? 10 : 11 }
    return nil
  }

  /// "a.m.", "p.m.", "π.μ.": the half and where it ends, if that is what starts here.
  private static func dottedHalf(_ text: [UInt8], _ start: Int, _ dot: Int, _ end: Int) -> (value: Int, end: Int)? {
    var next = dot + 1
    if next < end, text[next] == 32 { next += 1 }
    let isMorning: Bool
    if dot - start == 1 {
      guard next < end, text[next].lowered == UInt8(ascii: "m") else { return nil }
      switch text[start].lowered {
      case UInt8(ascii: "a"): isMorning = true
      case UInt8(ascii: "p"): isMorning = false
      default: return nil
      }
      next += 1
    } else {
      guard next + 1 < end, text[next] == 0xCE, text[next + 1] == 0xBC else { return nil }
      isMorning = text[start] == 0xCF
      next += 2
    }
    if next < end, text[next].isLetter { return nil }
    if next < end, text[next] == UInt8(ascii: ".") { next += 1 }
    return (isMorning ? 0 : 1, next)
  }

  private static func isCapitalized(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    text[range].allSatisfy { !($0 >= 97 && $0 <= 122) }
  }

  /// The value of a decimal digit: ASCII, Arabic, Persian, Devanagari, Bengali, Thai or full-width.
  static func digit(_ scalar: UInt32) -> Int? {
    if scalar < 0x80 { return scalar >= 48 && scalar <= 57 ? Int(scalar) - 48 : nil }
    for zero: UInt32 in [0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10] where scalar >= zero && scalar < zero + 10 {
      return Int(scalar - zero)
    }
    return nil
  }

  private static func unit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x5E74, 0xB144: 1  // 年 년
    case 0x6708, 0xC6D4: 2  // 月 월
    case 0x65E5, 0x53F7, 0xC77C: 3  // 日 号 일
    case 0x6642, 0x65F6, 0x70B9, 0x9EDE, 0xC2DC: 4  // 時 时 点 點 시
    case 0x5206, 0xBD84: 5  // 分 분
    case 0x79D2, 0xCD08: 6  // 秒 초
    default: nil
    }
  }

  private static func isIdeograph(_ scalar: UInt32) -> Bool {
    (0x3400...0x9FFF).contains(scalar) || (0x3040...0x30FF).contains(scalar)
  }

  private static func isWordScalar(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return UInt8(scalar).isLetter }
    switch scalar {
    case 0xAA, 0xB5, 0xBA, 0xC0...0x24F, 0x300...0x37D, 0x37F...0x386, 0x388...0x58F, 0x591...0x60B, 0x620...0x65F:
      return true
    case 0x66E...0x6D3, 0x6D5...0x6EF, 0x6FA...0x963, 0x970...0x9E5, 0x9F0...0xE4F, 0xE5C...0x1FFF: return true
    case 0xA000...0xD7FF, 0xF900...0xFDFF: return true
    default: return false
    }
  }

  /// The ASCII mark that a punctuation character counts as; nil for white space and control characters.
  private static func mark(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0x21...0x7E: UInt8(scalar)
    case 0x2010...0x2015, 0x2212: UInt8(ascii: "-")
    case 0x2018, 0x2019: UInt8(ascii: "'")
    case 0x60C, 0x3001, 0xFF0C: UInt8(ascii: ",")
    case 0xFF0E, 0x3002: UInt8(ascii: ".")
    case 0xFF0F: UInt8(ascii: "/")
    case 0xFF1A: UInt8(ascii: ":")
    case 0xB7, 0x2022, 0x2219: UInt8(ascii: "|")
    case 0...0x20, 0xA0, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000, 0xFEFF, 0x80...0x9F: nil
    default: UInt8(ascii: "*")
    }
  }
}
