/// Reads JSON as web pages have it: one pass, no recursion, never an error.
///
/// Taken besides RFC 8259: control characters in strings; a comma too many or too few; names and strings in single
/// quotes, names in none; double quotes inside a string that no comma, colon or bracket follows; comments; HTML comment
/// and CDATA wrappers; several texts one after the other; a text that breaks off. Everything between texts is passed
/// over. Containers deeper than ``depthLimit`` are read and forgotten.
struct LooseJSONReader {
  /// How deep containers are kept; schema.org data needs fewer than ten.
  static let depthLimit = 48
  /// How many values are kept in all: a page that has more is no longer read.
  static let valueLimit = 200_000

  private var open: [Int32] = []
  /// Containers that are open beyond the depth limit.
  private var skippedDepth = 0

  /// Reads the JSON texts in a range of bytes and appends their values.
  mutating func read(_ range: Range<Int>, of bytes: Span<UInt8>, into json: inout LooseJSON) {
    open.removeAll(keepingCapacity: true)
    skippedDepth = 0
    var i = range.lowerBound
    let end = min(range.upperBound, Int(Int32.max))
    var key: Range<Int32> = 0..<0
    while i < end, json.values.count < Self.valueLimit {
      let byte = bytes[i]
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        openContainer(byte == UInt8(ascii: "{") ? .object : .array, at: i, key: key, in: &json)
        key = 0..<0
        i += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        closeContainer(at: i, in: &json)
        key = 0..<0
        i += 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let close = closingQuote(byte, from: i + 1, end: end, in: bytes)
        let text = Int32(i + 1)..<Int32(close)
        i = min(close + 1, end)
        if isKey(at: &i, end: end, bytes, key, json) {
          key = text
        } else {
          append(.string, text, &key, to: &json)
        }
      case UInt8(ascii: "/"):
        i = afterComment(from: i, end: end, in: bytes)
      case UInt8(ascii: "<") where open.isEmpty:
        // An HTML comment or CDATA opener; JSON never has this byte here.
        i += bytes.hasWord("<![cdata[", at: i) ? 9 : 1
      case _ where byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "@"):
        let start = i
        while i < end, isBare(bytes[i]) { i += 1 }
        if i == start { i += 1 }
        let text = Int32(start)..<Int32(i)
        if open.isEmpty && skippedDepth == 0 { continue }
        if isKey(at: &i, end: end, bytes, key, json) {
          key = text
        } else {
          append(Self.kind(of: text, in: bytes), text, &key, to: &json)
        }
      case UInt8(ascii: ","):
        key = 0..<0
        i += 1
      default:
        i += 1
      }
    }
    while !open.isEmpty { closeContainer(at: end, in: &json) }
  }

  private mutating func openContainer(_ kind: LooseJSON.Kind, at i: Int, key: Range<Int32>, in json: inout LooseJSON) {
    guard skippedDepth == 0, open.count < Self.depthLimit else {
      skippedDepth += 1
      return
    }
    let index = Int32(json.values.count)
    json.values.append(
      LooseJSON.Value(
        kind: kind, key: key, text: Int32(i)..<Int32(i), parent: open.last ?? -1, end: index + 1))
    open.append(index)
  }

  private mutating func closeContainer(at i: Int, in json: inout LooseJSON) {
    if skippedDepth > 0 {
      skippedDepth -= 1
      return
    }
    guard let last = open.popLast() else { return }
    json.values[Int(last)].end = Int32(json.values.count)
    json.values[Int(last)].text = json.values[Int(last)].text.lowerBound..<Int32(i)
  }

  private mutating func append(
    _ kind: LooseJSON.Kind, _ text: Range<Int32>, _ key: inout Range<Int32>, to json: inout LooseJSON
  ) {
    defer { key = 0..<0 }
    guard skippedDepth == 0, let parent = open.last else { return }
    // A value without a name in an object is the rest of something broken.
    if json.values[Int(parent)].kind == .object && key.isEmpty { return }
    let index = Int32(json.values.count)
    json.values.append(LooseJSON.Value(kind: kind, key: key, text: text, parent: parent, end: index + 1))
  }

  /// Whether what was just read is a member's name: a colon follows, in an object. Moves behind the colon.
  private func isKey(
    at i: inout Int, end: Int, _ bytes: Span<UInt8>, _ key: Range<Int32>, _ json: LooseJSON
  ) -> Bool {
    guard key.isEmpty else { return false }
    if skippedDepth == 0 {
      guard let last = open.last, json.values[Int(last)].kind == .object else { return false }
    }
    var next = i
    while next < end, bytes[next].isSpace { next += 1 }
    guard next < end, bytes[next] == UInt8(ascii: ":") else { return false }
    i = next + 1
    return true
  }

  /// The offset of the quote that ends a string, or the end.
  private func closingQuote(_ quote: UInt8, from start: Int, end: Int, in bytes: Span<UInt8>) -> Int {
    var i = start
    while i < end {
      i = bytes.firstOffset(of: quote, or: UInt8(ascii: "\\"), in: i..<end)
      if i < end, bytes[i] == quote {
        if endsString(i, quote, end: end, in: bytes) { return i }
        i += 1
      } else {
        i += 2
      }
    }
    return end
  }

  /// Whether the quote at an offset ends its string: what follows could follow a string. Looks over at most two runs of
  /// white space, neither of which holds a quote, so that all looks together are linear.
  private func endsString(_ i: Int, _ quote: UInt8, end: Int, in bytes: Span<UInt8>) -> Bool {
    var next = i + 1
    while next < end, bytes[next].isSpace { next += 1 }
    guard next < end else { return true }
    switch bytes[next] {
    case UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]"):
      return true
    case UInt8(ascii: ","):
      next += 1
      while next < end, bytes[next].isSpace { next += 1 }
      guard next < end else { return true }
      // Text goes on with a letter; a list or an object with the start of a value or of a name.
      if !bytes[next].isLetter || Self.isLiteral(next, end: end, in: bytes) { return true }
      return quote == UInt8(ascii: "'") && Self.isBareName(next, end: end, in: bytes)
    case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: "/"):
      // A missing comma (a new line, then a name), or the end of the script.
      return next > i + 1 || next + 1 >= end || bytes[next] != UInt8(ascii: "\"")
    default:
      return false
    }
  }

  /// Whether a name without quotes and a colon stand at an offset, as objects in JavaScript have them.
  private static func isBareName(_ i: Int, end: Int, in bytes: Span<UInt8>) -> Bool {
    var next = i
    while next < end, next < i + 32, bytes[next].isLetter || bytes[next].isDigit || bytes[next] == UInt8(ascii: "_") {
      next += 1
    }
    return next < end && bytes[next] == UInt8(ascii: ":")
  }

  private static func isLiteral(_ i: Int, end: Int, in bytes: Span<UInt8>) -> Bool {
    for word: StaticString in ["true", "false", "null"] where bytes.hasWord(word, at: i) {
      let after = i + word.utf8CodeUnitCount
      return after >= end || !bytes[after].isLetter
    }
    return false
  }

  private func isBare(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "@")
  }

  private static func kind(of text: Range<Int32>, in bytes: Span<UInt8>) -> LooseJSON.Kind {
    let word = bytes.extracting(Int(text.lowerBound)..<Int(text.upperBound))
    if word.equalsIgnoringCase("true") { return .true }
    if word.equalsIgnoringCase("false") { return .false }
    if word.equalsIgnoringCase("null") || word.equalsIgnoringCase("undefined") { return .null }
    return word[0].isDigit || word[0] == UInt8(ascii: "-") ? .number : .string
  }

  /// The offset after a comment that starts at a slash, or after the slash if it starts none.
  private func afterComment(from start: Int, end: Int, in bytes: Span<UInt8>) -> Int {
    guard start + 1 < end else { return end }
    var i = start + 2
    switch bytes[start + 1] {
    case UInt8(ascii: "/"):
      // `//<![CDATA[` is often followed by the text on the same line.
      if bytes.hasWord("<![cdata[", at: i) { return i + 9 }
      while i < end, bytes[i] != UInt8(ascii: "\n"), bytes[i] != UInt8(ascii: "\r") { i += 1 }
      return i
    case UInt8(ascii: "*"):
      while i + 1 < end, !(bytes[i] == UInt8(ascii: "*") && bytes[i + 1] == UInt8(ascii: "/")) { i += 1 }
      return min(i + 2, end)
    default:
      return start + 1
    }
  }
}
