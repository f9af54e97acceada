/// A line cut into a kicker and the headline after it: "Election in Elsby: Mayor wins by nine votes".
struct KickerCut {
  /// What stands before the mark.
  var kicker: [UInt8]
  /// What stands after it.
  var headline: [UInt8]
  /// The headline's comparison key.
  var key: [UInt8]

  /// Kickers with more words than this are headlines.
  private static let mostWords = 8
  /// Lines with more bytes than this are not cut.
  private static let longest = 600
  /// Marks after which a headline may begin, with the space that must stand before or after them.
  private static let marks = [": ", " - ", " – ", " — ", " | ", " · ", " / ", "：", "｜"].map { Array($0.utf8) }

  /// All ways to cut a line, the one with the shortest kicker first.
  static func all(of text: [UInt8]) -> [KickerCut] {
    guard text.count <= longest else { return [] }
    var cuts: [KickerCut] = []
    var words = 1
    for index in text.indices.dropFirst() {
      if text[index] == 32 { words += 1 }
      if words > mostWords { break }
      guard let mark = marks.first(where: { text[index...].starts(with: $0) }) else { continue }
      var kicker = text[..<index]
      while let last = kicker.last, last == 32 || last == UInt8(ascii: ":") { kicker.removeLast() }
      var headline = text[(index + mark.count)...]
      while headline.first == 32 { headline.removeFirst() }
      // A headline has three words at least, or so many characters of a script without spaces.
      let wide = headline.count { (0xE3...0xE9).contains($0) }
      guard kicker.count >= 2, headline.count(where: { $0 == 32 }) >= 2 || wide >= 6 else { continue }
      cuts.append(KickerCut(kicker: Array(kicker), headline: Array(headline), key: ComparisonKey.of(headline)))
    }
    return cuts
  }
}
