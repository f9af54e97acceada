/// A single-byte encoding (Encoding Standard, section 9), or x-user-defined (14.5).
struct SingleByteDecoder: Sendable {
  /// The code points of the bytes from 0x80 on; 0xFFFD where there is none.
  let table: [UInt16]

  private static let all: [Encoding: SingleByteDecoder] = {
    var all: [Encoding: SingleByteDecoder] = [:]
    for encoding in Encoding.allCases {
      if let table = SingleByteTables.codePoints(of: encoding) { all[encoding] = SingleByteDecoder(table: table) }
    }
    all[.userDefined] = SingleByteDecoder(table: (0xF780...0xF7FF).map { $0 })
    return all
  }()

  /// The decoder of an encoding, which must be a single-byte one.
  static func shared(_ encoding: Encoding) -> SingleByteDecoder { all[encoding]! }

  /// Appends the text; returns how many bytes became U+FFFD.
  func decode(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) -> Int {
    var replacements = 0
    var offset = 0
    while true {
      offset = output.appendASCII(bytes, from: offset)
      while offset < bytes.count, bytes[offset] >= 0x80 {
        let value = table[Int(bytes[offset] & 0x7F)]
        if value == 0xFFFD { replacements += 1 }
        output.appendScalar(UInt32(value))
        offset += 1
      }
      if offset == bytes.count { return replacements }
    }
  }
}
