import HTML

/// Character references that stand in text a second time: in JSON-LD, and in attributes that were escaped twice.
///
/// The parser has undone a page's own references already.
enum CharacterReference {
  /// The scalar value of the reference that starts with `&` at `index`, and the offset after it.
  static func decode(_ text: [UInt8], at index: Int, end: Int) -> (scalar: UInt32, end: Int)? {
    var i = index + 1
    guard i < end else { return nil }
    if text[i] == UInt8(ascii: "#") { return number(text, at: i + 1, end: end) }
    let limit = min(end, i + 32)
    while i < limit, text[i].isLetter || text[i].isDigit { i += 1 }
    guard i < end, text[i] == UInt8(ascii: ";"), i > index + 1 else { return nil }
    return NamedCharacter.scalar(text[index + 1...i]).map { ($0, i + 1) }
  }

  private static func number(_ text: [UInt8], at start: Int, end: Int) -> (scalar: UInt32, end: Int)? {
    var i = start
    var value: UInt32 = 0
    let isHex = i < end && text[i].lowered == UInt8(ascii: "x")
    if isHex { i += 1 }
    let first = i
    while i < min(end, first + 8) {
      let byte = text[i].lowered
      if byte.isDigit {
        value = value &* (isHex ? 16 : 10) &+ UInt32(byte - 48)
      } else if isHex, byte >= 97, byte <= 102 {
        value = value &* 16 &+ UInt32(byte - 87)
      } else {
        break
      }
      i += 1
    }
    guard i > first, i < end, text[i] == UInt8(ascii: ";"), Unicode.Scalar(value) != nil, value > 0 else { return nil }
    return (value, i + 1)
  }
}
