/// What ASCII says about single bytes.
enum ASCII {
  /// Space, tab, line feed, form feed or carriage return.
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }

  /// The lower-case letter of an upper-case one; any other byte as it is.
  static func lower(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  /// Whether a text is, without regard to case, another that is in lower case.
  static func isEqual(_ text: String, lower other: String) -> Bool {
    if text == other { return true }
    return text.utf8.count == other.utf8.count && zip(text.utf8, other.utf8).allSatisfy { lower($0) == $1 }
  }

  /// The lower-case hexadecimal digit of a number from 0 to 15.
  static func hex(_ nibble: UInt8) -> UInt8 {
    nibble < 10 ? 0x30 + nibble : 0x57 + nibble
  }
}

extension String {
  /// The string without ASCII white space at either end.
  func trimmingSpaces() -> String {
    let bytes = Array(utf8)
    guard let first = bytes.firstIndex(where: { !ASCII.isSpace($0) }),
      let last = bytes.lastIndex(where: { !ASCII.isSpace($0) })
    else { return "" }
    return first == 0 && last == bytes.count - 1 ? self : String(decoding: bytes[first...last], as: UTF8.self)
  }
}
