/// What a browser makes of characters that pages write into addresses and that no address may hold.
enum PercentEncoding {
  /// The text with spaces of all kinds, quotes, angle brackets, backticks and braces as `%XX`, as the URL standard has it;
  /// letters of other scripts stay as they are, so that people can read them.
  static func of(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isForbidden) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars {
      guard isForbidden(scalar) else {
        bytes += Array(String(scalar).utf8)
        continue
      }
      for byte in String(scalar).utf8 { bytes += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 15)] }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\"", "<", ">", "`", "{", "}": true
    default: scalar.value >= 0x80 && scalar.properties.isWhitespace
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 55 + value }
}
