/// Tells style attributes that hide an element, or show it as a block.
enum HidingStyle {
  /// Whether a style attribute says `display: block` or another display that stands apart from the text around it.
  static func isBlock(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    let end = min(range.upperBound, range.lowerBound + 400)
    for index in range.lowerBound..<end where text[index] | 0x20 == UInt8(ascii: "d") {
      let isStart = index == range.lowerBound || text[index - 1] <= 0x20 || text[index - 1] == UInt8(ascii: ";")
      guard isStart else { continue }
      for value: StaticString in ["block", "flex", "grid", "table", "list-item"]
      where says(text, index..<end, "display", value) {
        return true
      }
    }
    return false
  }

  /// Whether a style attribute says `display: none` or `visibility: hidden`.
  static func hides(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var previous: UInt8 = 0
    var index = range.lowerBound
    let end = min(range.upperBound, range.lowerBound + 400)
    while index < end {
      let byte = text[index] | 0x20
      let isStart = previous <= 0x20 || previous == UInt8(ascii: ";")
      if isStart, byte == UInt8(ascii: "d") || byte == UInt8(ascii: "v") {
        if says(text, index..<end, "display", "none") || says(text, index..<end, "visibility", "hidden") { return true }
      }
      previous = text[index]
      index += 1
    }
    return false
  }

  /// Whether a declaration begins with a property and a value, white space and case apart.
  private static func says(_ text: [UInt8], _ range: Range<Int>, _ property: StaticString, _ value: StaticString)
    -> Bool
  {
    var index = range.lowerBound
    func skip(_ word: StaticString) -> Bool {
      while index < range.upperBound, text[index] <= 0x20 { index += 1 }
      guard index + word.utf8CodeUnitCount <= range.upperBound else { return false }
      return word.withUTF8Buffer { letters in
        for letter in letters {
          guard text[index] | 0x20 == letter | 0x20 else { return false }
          index += 1
        }
        return true
      }
    }
    return skip(property) && skip(":") && skip(value)
  }
}
