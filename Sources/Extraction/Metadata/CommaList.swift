/// A list in one value, as keywords are written: parted by commas or semicolons of any script, perhaps as a list of JSON.
enum CommaList {
  /// More parts than this are no keywords.
  private static let mostParts = 400

  /// The parts of a list.
  static func parts(of value: [UInt8]) -> [[UInt8]] {
    var parts: [[UInt8]] = [[]]
    var index = 0
    while index < value.count, parts.count <= mostParts {
      let (scalar, size) = UTF8Scalar.decode(value, at: index, end: value.count)
      switch scalar {
      // Those of ASCII, of Arabic, of Han and of fullwidth forms.
      case 0x2C, 0x3B, 0x60C, 0x61B, 0x3001, 0xFF0C, 0xFF1B: parts.append([])
      case 0x5B where index == 0, 0x5D where index + 1 == value.count: break
      default: parts[parts.count - 1] += value[index..<index + size]
      }
      index += size
    }
    return parts.map { part in
      let isQuoted = part.first { !$0.isSpace } == UInt8(ascii: "\"") && part.last { !$0.isSpace } == UInt8(ascii: "\"")
      return isQuoted ? part.filter { $0 != UInt8(ascii: "\"") } : part
    }
  }
}
