/// The named fields at the head of a WARC record or of an HTTP message: names without case, first value of each.
struct FieldBlock {
  private var fields: [String: String] = [:]

  /// Adds a line `Name: value`; a line that begins with a space goes on with the value before (ISO 28500, 4).
  ///
  /// - Returns: Whether the line was one of the two.
  mutating func add(_ line: [UInt8], after last: inout String?) -> Bool {
    let text = String(decoding: line, as: UTF8.self)
    if let first = text.first, first == " " || first == "\t" {
      guard let last else { return false }
      fields[last, default: ""] += " " + text.trimmingSpaces()
      return true
    }
    guard let colon = text.firstIndex(of: ":") else { return false }
    let name = text[..<colon].lowercased().trimmingSpaces()
    last = name
    if fields[name] == nil { fields[name] = text[text.index(after: colon)...].description.trimmingSpaces() }
    return true
  }

  subscript(_ name: String) -> String? { fields[name] }
}

extension String {
  /// Without spaces, tabs and carriage returns at both ends.
  func trimmingSpaces() -> String {
    let isSpace = { (byte: UInt8) in [0x20, 0x09, 0x0D].contains(byte) }
    guard let first = utf8.firstIndex(where: { !isSpace($0) }), let last = utf8.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[first...last])
  }
}
