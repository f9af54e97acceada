/// The article's paragraphs, joined by a blank line, as ``Envelope/Article/articleBody`` has them.
struct ArticleText {
  /// UTF-8.
  private(set) var bytes: [UInt8] = []
  /// Words, counted as ``Envelope/Article/wordCount`` says.
  private(set) var words = 0
  /// The first paragraph's bytes in ``bytes``.
  private(set) var firstParagraph = 0..<0
  /// Bytes that it takes in JSON.
  var jsonLength: Int {
    bytes.count + bytes.count { $0 == 10 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
  }
  /// Whether text was left out because it would exceed the limit.
  private(set) var isCut = false

  /// Joins the kept blocks; the text ends before the block that would make it longer than `limit` bytes of JSON, or within
  /// the first one if that is too long by itself.
  init(_ page: Blocks, _ kept: [Int], limit: Int) {
    var length = 0
    // Where all fits even if each character took two bytes, none needs to be looked at.
    let most = kept.reduce(0) { $0 + 2 * page.list[$1].text.count + 4 }
    if most <= limit { bytes.reserveCapacity(most / 2) }
    for index in kept {
      let block = page.list[index]
      var range = block.text
      // The blank line's two characters take four bytes of JSON.
      let separator = bytes.isEmpty ? 0 : 4
      let room = limit - length - separator
      let fitting =
        most <= limit ? (end: range.upperBound, length: 0) : ArticleText.prefix(of: page.text, range, room: room)
      if fitting.end < range.upperBound {
        isCut = true
        guard bytes.isEmpty else { return }
        range = range.lowerBound..<ArticleText.lastWordEnd(in: page.text, range.lowerBound..<fitting.end)
      }
      if separator > 0 { bytes.append(contentsOf: [10, 10]) }
      bytes.append(contentsOf: page.text[range])
      length += separator + fitting.length
      if isCut {
        var hashes: [UInt32] = []
        words = Int(Measure(page.text, range, hashes: &hashes).words)
        firstParagraph = 0..<bytes.count
        return
      }
      words += Int(block.measure.words)
      if separator == 0 { firstParagraph = 0..<bytes.count }
    }
  }

  /// The text of a few blocks in one line.
  static func joined(_ blocks: Blocks, _ indices: [Int]) -> String {
    indices.map { blocks.string(blocks.list[$0]) }.joined(separator: " ")
  }

  /// How much of a text fits into so many bytes of JSON, where quotes and backslashes take two.
  private static func prefix(of text: [UInt8], _ range: Range<Int>, room: Int) -> (end: Int, length: Int) {
    var length = 0
    for index in range {
      let cost = text[index] == UInt8(ascii: "\"") || text[index] == UInt8(ascii: "\\") ? 2 : 1
      if length + cost > room { return (index, length) }
      length += cost
    }
    return (range.upperBound, length)
  }

  /// Where the last whole word ends; where there is only one, its last whole character.
  private static func lastWordEnd(in text: [UInt8], _ range: Range<Int>) -> Int {
    if let space = text[range].lastIndex(of: 0x20) { return space }
    var end = range.upperBound
    while end > range.lowerBound, text[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}
