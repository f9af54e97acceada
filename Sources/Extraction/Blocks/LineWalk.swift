/// Makes blocks of a page that was flattened to text: a block for each line, wrapped lines put together again.
///
/// A line goes on in the next one where the next begins with a small letter, or where a run of lines was broken at one
/// width, as programs for plain text do. A blank line always ends a block.
struct LineWalk {
  private struct Line {
    var range: Range<Int>
    var characters = 0
    var words = 0
    var firstWord = 0
    var first = CharacterClass.symbol
    var last = CharacterClass.symbol

    /// Whether it begins in a script without spaces, whose lines break anywhere, but for a mark that may begin none.
    var isUnspaced: Bool { first == .ideograph || first == .syllable }
    /// The room that its beginning would have needed in the line before.
    var neededRoom: Int { isUnspaced ? 2 : 1 + firstWord }
  }

  /// The widths that programs wrap lines at, in characters; those without spaces are twice as wide.
  private static let usualWidths = 50...120
  private static let unspacedWidths = 25...60

  /// Words between two compounds with a common part.
  private static let conjunctions = [
    "und", "oder", "bis", "sowie", "and", "or", "to", "en", "of", "och", "eller", "og",
  ]

  /// The most lines that are read of a page, empty ones included: more than ``BlockBuilder/limit``.
  private static let lineLimit = 5 * BlockBuilder.limit

  /// The blocks of a text, which is UTF-8.
  static func blocks(of text: [UInt8]) -> Blocks {
    var builder = BlockBuilder(reserving: text.count)
    let lines = split(text)
    if lines.count > lineLimit {
      builder.refuse()
      return builder.blocks
    }
    let width = wrapWidths(lines)
    var isOpen = false
    for (index, line) in lines.enumerated() {
      if isOpen, line.range.isEmpty || !goesOn(lines[index - 1], line, width: width[index - 1]) {
        builder.end(shape: .text)
        isOpen = false
      }
      if line.range.isEmpty { continue }
      if !isOpen {
        builder.begin(line: Int32(clamping: index))
      } else if !line.isUnspaced, !isOneWord(text, lines[index - 1], line) {
        builder.appendSpace()
      }
      builder.append(text, line.range)
      isOpen = true
    }
    if isOpen { builder.end(shape: .text) }
    return builder.blocks
  }

  /// Whether a line goes on in the next one.
  private static func goesOn(_ line: Line, _ next: Line, width: Int) -> Bool {
    guard !line.range.isEmpty else { return false }
    if width > 0, line.characters + next.neededRoom > width { return true }
    let isOpenEnd = line.last != .sentenceEnd && line.last != .colon && line.last != .separator
    return isOpenEnd && next.first == .lower && line.words >= 3 && (next.words >= 3 || next.last == .sentenceEnd)
  }

  /// Whether a line ends within a compound that the next one completes: "six-" and "hour session", but not "Vor-" and
  /// "und Nachteile".
  private static func isOneWord(_ text: [UInt8], _ line: Line, _ next: Line) -> Bool {
    guard line.range.count >= 2, next.first == .lower, text[line.range.upperBound - 1] == UInt8(ascii: "-"),
      text[line.range.upperBound - 2] != 0x20, text[line.range.upperBound - 2] != UInt8(ascii: "-")
    else { return false }
    let word = text[next.range].prefix { $0 != 0x20 }
    return !conjunctions.contains { word.elementsEqual($0.utf8) }
  }

  /// For each line, the width that the run of lines around it was wrapped at; 0 where it was not.
  private static func wrapWidths(_ lines: [Line]) -> [Int] {
    var widths = [Int](repeating: 0, count: lines.count)
    var start = 0
    while start < lines.count {
      var end = start
      var widest = 0
      while end < lines.count, !lines[end].range.isEmpty {
        widest = max(widest, lines[end].characters)
        end += 1
      }
      let unspaced = lines[start..<end].count { $0.isUnspaced }
      let isUsual = (unspaced * 2 > end - start ? unspacedWidths : usualWidths).contains(widest)
      if end - start >= 4, isUsual {
        var full = 0
        for index in start..<end - 1 where lines[index].characters + lines[index + 1].neededRoom > widest {
          full += 1
        }
        if full * 10 >= (end - start - 1) * 7 {
          for index in start..<end { widths[index] = widest }
        }
      }
      start = max(end, start + 1)
    }
    return widths
  }

  private static func split(_ text: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var start = 0
    var index = 0
    while index <= text.count, lines.count <= lineLimit {
      let isEnd = index == text.count
      if isEnd || text[index] == UInt8(ascii: "\n") || text[index] == UInt8(ascii: "\r") {
        if !isEnd || index > start { lines.append(look(text, start..<index)) }
        if !isEnd, text[index] == UInt8(ascii: "\r"), index + 1 < text.count, text[index + 1] == UInt8(ascii: "\n") {
          index += 1
        }
        start = index + 1
      }
      index += 1
    }
    return lines
  }

  /// Trims a line and reads its first and last characters.
  private static func look(_ text: [UInt8], _ range: Range<Int>) -> Line {
    var line = Line(range: range.lowerBound..<range.lowerBound)
    var index = range.lowerBound
    var inWord = false
    while index < range.upperBound {
      let (scalar, size) = UTF8Scalar.decode(text, at: index, end: range.upperBound)
      let kind = scalar < 0x80 ? CharacterClass.ascii[Int(scalar)] : CharacterClass.of(scalar)
      if kind == .space || (scalar < 0x20) {
        if inWord, line.words == 1 { line.firstWord = line.characters }
        inWord = false
        if !line.range.isEmpty { line.characters += 1 }
      } else {
        if line.range.isEmpty {
          line.first = kind
          line.range = index..<index
        }
        if !inWord { line.words += 1 }
        inWord = true
        line.characters += 1
        line.range = line.range.lowerBound..<index + size
        if kind != .quote { line.last = kind }
      }
      index += size
    }
    if line.words <= 1 { line.firstWord = line.characters }
    return line
  }
}
