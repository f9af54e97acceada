import Envelope

/// The named fields at the head of a WARC record or of an HTTP message: names without case, first value of each. Only
/// those that are asked for are kept, so that a head takes no memory of its own length.
struct FieldBlock {
  /// Bytes of a value that are kept.
  private static let longestValue = 8_192

  private let wanted: [String]
  private var fields: [String: [UInt8]] = [:]
  /// The field that a folded line goes on with; empty for one that is not kept.
  private var last: String?

  /// Makes a head without fields.
  ///
  /// - Parameter wanted: The names to keep, in lower case.
  init(wanted: [String]) {
    self.wanted = wanted
  }

  /// Adds a line `Name: value`; a line that begins with a space goes on with the value before (ISO 28500, 4).
  ///
  /// - Returns: Whether the line was one of the two.
  mutating func add(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first else { return false }
    if first == 0x20 || first == 0x09 {
      guard let last else { return false }
      append(line, to: last)
      return true
    }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let name = line[..<colon]
    last = wanted.first { Self.is($0, name) } ?? ""
    if let last, fields[last] == nil { append(line[(colon + 1)...], to: last) } else { last = "" }
    return true
  }

  /// The text of a field, without white space at its ends.
  subscript(_ name: String) -> String? {
    fields[name].map { String(decoding: $0, as: UTF8.self).trimmingSpaces() }
  }

  private mutating func append(_ text: ArraySlice<UInt8>, to name: String) {
    guard !name.isEmpty else { return }
    let have = fields[name]?.count ?? 0
    guard have < Self.longestValue else { return }
    let isFolded = have > 0
    fields[name, default: []] += (isFolded ? [0x20] : []) + text.prefix(Self.longestValue - have)
  }

  /// Whether bytes are a name, without regard to case and spaces at the ends.
  private static func `is`(_ name: String, _ bytes: ArraySlice<UInt8>) -> Bool {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    var bytes = bytes.drop(while: isSpace)
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    return bytes.count == name.utf8.count
      && zip(bytes, name.utf8).allSatisfy { ($0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0) == $1 }
  }
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
