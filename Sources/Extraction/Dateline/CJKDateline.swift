import Envelope

/// Datelines in Chinese, Japanese and Korean: "新华社北京3月3日电", "（中央社記者王小明台北26日電）", "【東京共同】",
/// "[서울=뉴시스]".
enum CJKDateline {
  /// The dateline that a paragraph begins with, if it is one of these; `text` is the paragraph's first characters.
  static func read(_ text: some Collection<Character>) -> Dateline? {
    guard let first = text.first else { return nil }
    if let close = brackets[first], let end = text.firstIndex(of: close) {
      return inner(String(text[text.index(after: text.startIndex)..<end]))
    }
    let head = String(text)
    guard let agency = NewsAgencies.unspaced.first(where: { head.hasPrefix($0) }) else { return nil }
    // Place, date, then the character for "cabled".
    let rest = head.dropFirst(agency.count)
    guard let end = rest.firstIndex(where: { $0 == "电" || $0 == "電" }) else { return nil }
    let between = rest[..<end]
    guard between.count <= 20, between.contains(where: isDigit) else { return nil }
    return Dateline(agency: agency, place: place(between))
  }

  private static let brackets: [Character: Character] = ["【": "】", "[": "]", "［": "］", "（": "）", "(": ")", "〔": "〕"]

  /// What stands in brackets: an agency, and before or after it a place.
  private static func inner(_ text: String) -> Dateline? {
    // "(AP)" alone is for other readers.
    guard text.count <= 40, text.utf8.contains(where: { $0 >= 0xE3 }),
      let agency = NewsAgencies.unspaced.first(where: { text.contains($0) })
    else { return nil }
    if let equals = text.firstIndex(where: { $0 == "=" || $0 == "＝" }) {
      // "서울=뉴시스".
      return Dateline(agency: agency, place: place(text[..<equals]))
    }
    var rest = text
    if let range = rest.firstRange(of: agency) { rest.removeSubrange(range) }
    if let reporter = rest.firstRange(of: "記者") ?? rest.firstRange(of: "记者") {
      // A name of two or three characters stands between "reporter" and the place, where nothing parts them.
      rest = String(rest[reporter.upperBound...].dropFirst(3))
    }
    return Dateline(agency: agency, place: place(rest[...]))
  }

  /// Whether a character is a digit, narrow or wide. `Character.isNumber` also holds for 京, a numeral of old.
  private static func isDigit(_ character: Character) -> Bool {
    ("0"..."9").contains(character) || ("０"..."９").contains(character)
  }

  /// The characters before the first digit, without what is no letter; nil if that is no place's length.
  private static func place(_ text: Substring) -> String? {
    let name = text.prefix { !isDigit($0) && $0 != "电" && $0 != "電" }.filter { $0.isLetter || $0 == " " }
    return (2...12).contains(name.count) && !name.allSatisfy({ $0 == " " }) ? String(name) : nil
  }
}
