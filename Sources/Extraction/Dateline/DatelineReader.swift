import Envelope

/// Reads the dateline that a news report opens with: "BERLIN (dpa) —", "(MENAFN) …", "МОСКВА, 5 мар /ТАСС/.".
enum DatelineReader {
  /// Words in capitals that open a text and are no place.
  private static let noPlaces: Set<String> = [
    "UPDATE", "WATCH", "LIVE", "VIDEO", "BREAKING", "EXCLUSIVE", "NEWS", "OPINION", "REVIEW", "FAQ", "NOTE", "TL;DR",
    "PHOTO", "PHOTOS", "CORRECTION", "SPOILER", "WARNING", "ANALYSIS", "INTERVIEW", "TOP", "NEW", "DIY", "AI",
  ]

  /// More than this does not open a report. Characters.
  private static let longest = 100

  /// The dateline at the beginning of a paragraph, UTF-8, if there is one.
  static func read(_ paragraph: ArraySlice<UInt8>) -> Dateline? {
    mayOpen(paragraph.prefix(longest * 4)) ? read(String(decoding: paragraph, as: UTF8.self)) : nil
  }

  /// Whether bytes have what a dateline needs: a bracket, a slash, a dash that is set off, or a character of a script
  /// with marks of its own. Most paragraphs have none.
  private static func mayOpen(_ text: ArraySlice<UInt8>) -> Bool {
    var previous: UInt8 = 0
    var before: UInt8 = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "/"), 0xE3...: return true
      case UInt8(ascii: "-") where previous == 0x20 || previous == UInt8(ascii: "-"): return true
      // U+2013 to U+2015.
      case 0x93...0x95 where previous == 0x80 && before == 0xE2: return true
      default: break
      }
      before = previous
      previous = byte
    }
    return false
  }

  /// The dateline at the beginning of a paragraph, if there is one.
  static func read(_ paragraph: String) -> Dateline? {
    let text = Array(paragraph.prefix(longest))
    if let dateline = CJKDateline.read(text) { return dateline }
    if let (end, name) = parenthesized(text, at: 0) {
      let mayBe = isDash(text, after: end) && NewsAgencies.mayBe(name) && !noPlaces.contains(name)
      return mayBe || NewsAgencies.has(name) ? Dateline(agency: name, place: place(afterAgency: text, from: end)) : nil
    }
    guard let first = text.first, first.isUppercase || first.isIdeograph else { return nil }
    if let open = text.firstIndex(of: "("), open > 1, let (end, name) = parenthesized(text, at: open),
      NewsAgencies.has(name) || NewsAgencies.mayBe(name)
    {
      guard let place = place(text[..<open]), isAgency(name, of: place, in: text, open..<end) else { return nil }
      return Dateline(agency: name, place: place)
    }
    if let open = text.firstIndex(of: "/"), open > 1, let close = text[(open + 1)...].firstIndex(of: "/"),
      NewsAgencies.has(String(text[open + 1..<close])), let place = place(text[..<open])
    {
      return Dateline(agency: String(text[open + 1..<close]), place: place)
    }
    guard let dash = dashIndex(text), let place = place(text[..<dash]), isAllCapitals(place),
      // "FORMULA 1 —" is no place and date.
      !text[..<dash].prefix(while: { $0 != "," }).contains(where: \.isNumber)
    else { return nil }
    return Dateline(agency: agency(text[(dash + 1)...]), place: place)
  }

  /// Whether what stands in parentheses behind a place is an agency, and not the short name of what stands before.
  ///
  /// An agency that is not known needs a place in capitals or a date; so does one in capitals that no dash follows.
  private static func isAgency(_ name: String, of place: String, in text: [Character], _ range: Range<Int>) -> Bool {
    if initials(place).hasSuffix(name) { return false }
    let hasDash = isDash(text, after: range.upperBound)
    let hasDate = text[..<range.lowerBound].drop { $0 != "," }.contains(where: \.isNumber)
    let isSetOff = hasDate || (place.count > 3 && isAllCapitals(place))
    guard NewsAgencies.has(name) else { return hasDash && isSetOff }
    return hasDash || isSetOff || !isAllCapitals(name)
  }

  /// The first letters of the capitalized words: "EU" of "European Union".
  private static func initials(_ text: String) -> String {
    String(text.split { $0 == " " || $0 == "-" }.compactMap(\.first).filter(\.isUppercase))
  }

  /// The agency behind a dash: "МОСКВА, 2 мар - РИА Новости. Банк".
  private static func agency(_ text: ArraySlice<Character>) -> String? {
    let name = String(text.drop { $0 == " " || $0 == "-" }.prefix { $0 != "." && $0 != "," })
    return NewsAgencies.has(name) ? name : nil
  }

  /// What stands in parentheses at an index, and the index after them.
  private static func parenthesized(_ text: [Character], at open: Int) -> (Int, String)? {
    guard open < text.count, text[open] == "(" || text[open] == "（",
      let close = text[open...].firstIndex(where: { $0 == ")" || $0 == "）" }), close - open > 2, close - open < 32
    else { return nil }
    return (close + 1, String(text[open + 1..<close]))
  }

  /// The place before an agency or a dash: some capitalized words, with a date after a comma left out.
  private static func place(_ text: ArraySlice<Character>) -> String? {
    // "ST. LOUIS".
    let abbreviation = text.dropFirst(2).first == "." ? 3 : 0
    let name = text.dropFirst(abbreviation).prefix { !",.([".contains($0) && !$0.isNumber }
    let start = text.prefix(abbreviation + name.count)
    // "COVID-19" is no place before a date.
    if text[start.endIndex...].first?.isNumber == true, start.last != " " { return nil }
    let head = String(start.reversed().drop { " -–—".contains($0) }.reversed()).trimmed
    let words = head.split(separator: " ")
    guard (1...4).contains(words.count), head.count <= 40, head.count >= 2, !noPlaces.contains(head.uppercased()),
      words.allSatisfy({ $0.first!.isUppercase || $0.first!.isIdeograph || $0.count <= 3 }),
      head.allSatisfy({ $0.isLetter || " -'’/.".contains($0) })
    else { return nil }
    // After the comma a date or a region may stand, but no clause.
    let rest = text.dropFirst(head.count)
    return rest.count <= 30 ? head : nil
  }

  /// The place in "(ANSA) - ROMA, 12 MAR - …".
  private static func place(afterAgency text: [Character], from end: Int) -> String? {
    guard let dash = dashIndex(text, from: end) else { return nil }
    let rest = Array(text[(dash + 1)...])
    guard let next = dashIndex(rest), let place = place(rest[..<next].drop { $0 == " " || $0 == "-" }),
      isAllCapitals(place)
    else { return nil }
    return place
  }

  private static func isDash(_ text: [Character], after end: Int) -> Bool {
    text[min(end, text.count)...].first { $0 != " " && $0 != "." }.map { "-–—―:=".contains($0) } ?? false
  }

  /// The first dash that is set off by a space, or doubled, or long.
  private static func dashIndex(_ text: [Character], from start: Int = 0) -> Int? {
    for index in text.indices where index >= start {
      if text[index] == "—" || text[index] == "―" { return index }
      if text[index] == "–" || text[index] == "-" {
        let isSetOff = index > 0 && text[index - 1] == " " && index + 1 < text.count && " -".contains(text[index + 1])
        if isSetOff || (index + 1 < text.count && text[index] == "-" && text[index + 1] == "-") { return index }
      }
    }
    return nil
  }

  private static func isAllCapitals(_ text: String) -> Bool {
    text.contains(where: \.isUppercase) && !text.contains(where: \.isLowercase)
  }
}

extension Character {
  fileprivate var isIdeograph: Bool { unicodeScalars.first.map { CharacterClass.of($0.value) == .ideograph } ?? false }
}

extension String {
  fileprivate var trimmed: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
