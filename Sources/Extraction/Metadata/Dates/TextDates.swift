/// Tells dates that a text is dated with from those that it speaks of.
enum TextDates {
  /// Words in small letters that make a text with a date in it a sentence: a byline has fewer.
  private static let sentenceWords = 4

  /// Whether the text around a date reads as a sentence: by how many words in small letters it has.
  static func isSentence(_ text: [UInt8], _ range: Range<Int>, around date: Range<Int>) -> Bool {
    smallWords(text, range.lowerBound..<date.lowerBound) + smallWords(text, date.upperBound..<range.upperBound)
      >= sentenceWords
  }

  /// Whether a date stands before a text as datelines have it: `01.03.2026 – Text`, `(01.03.2026) Text`,
  /// `Berlin, 1. März 2026. Text`.
  static func isDateline(_ text: [UInt8], _ range: Range<Int>, _ date: Range<Int>) -> Bool {
    let before = range.lowerBound..<date.lowerBound
    guard before.count <= 40, smallWords(text, before) == 0, date.upperBound < range.upperBound else { return false }
    let words = NameWord.cut(text, before)
    guard words.count <= 3, words.allSatisfy({ $0.isCapitalized && !DateWords.isFiller(hash: $0.hash) }) else {
      return false
    }
    if let last = text[before].last(where: { !$0.isSpace }), last.isLetter || last.isDigit { return false }
    guard let next = text[date.upperBound..<range.upperBound].first(where: { !$0.isSpace }) else { return false }
    return next.isCapital || next >= 0xE2
      || [
        UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "."),
        UInt8(ascii: "|"), UInt8(ascii: "/"), UInt8(ascii: "\""),
      ].contains(next)
  }

  /// How many words of two letters and more begin with a small one, without those of bylines and dates: "by", "at",
  /// "published", "Uhr".
  private static func smallWords(_ text: [UInt8], _ range: Range<Int>) -> Int {
    NameWord.cut(text, range).count { word in
      let first = text[word.range.lowerBound]
      return !word.isCapitalized && word.range.count >= 2 && (first.isLetter || first >= 0x80)
        && !DateWords.isFiller(hash: word.hash) && !DateLabels.isLabel(hash: word.hash)
        && !BylineWords.leads.contains(word.hash) && !BylineWords.ends.contains(word.hash)
    }
  }
}
