/// Base64 as in RFC 4648, sections 4 and 5: both alphabets, padding optional, ASCII white space skipped.
public enum Base64 {
  private static let skip: UInt8 = 0xFE
  private static let invalid: UInt8 = 0xFF

  private static let values: [UInt8] = {
    var table = [UInt8](repeating: invalid, count: 256)
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    for (value, byte) in alphabet.enumerated() { table[Int(byte)] = UInt8(value) }
    table[Int(UInt8(ascii: "-"))] = 62
    table[Int(UInt8(ascii: "_"))] = 63
    for space in " \t\r\n".utf8 { table[Int(space)] = skip }
    return table
  }()

  /// Decodes, or returns nil where a byte is outside the alphabets or the end is cut.
  public static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    // A global is looked up with a check each time; a local pointer is not.
    values.withUnsafeBufferPointer { values in
      var isValid = true
      let output = [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3 + 3) { output, count in
        let read = decodeGroups(text, values, into: output)
        count = read / 4 * 3
        isValid = decodeRest(text, from: read, values, into: output, &count)
      }
      return isValid ? output : nil
    }
  }

  /// Decodes whole groups of four digits until something else comes.
  ///
  /// - Returns: bytes read, a multiple of four.
  private static func decodeGroups(
    _ text: UnsafeBufferPointer<UInt8>, _ values: UnsafeBufferPointer<UInt8>,
    into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var position = 0
    var written = 0
    while position + 4 <= text.count {
      let a = values[Int(text[position])]
      let b = values[Int(text[position + 1])]
      let c = values[Int(text[position + 2])]
      let d = values[Int(text[position + 3])]
      guard (a | b | c | d) < 64 else { break }
      output[written] = a << 2 | b >> 4
      output[written + 1] = b << 4 | c >> 2
      output[written + 2] = c << 6 | d
      written += 3
      position += 4
    }
    return position
  }

  /// Decodes digit by digit, with white space and padding.
  private static func decodeRest(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ values: UnsafeBufferPointer<UInt8>,
    into output: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
  ) -> Bool {
    var bits: UInt32 = 0
    var digits = 0
    var padding = 0
    func put(_ byte: UInt32) {
      output[count] = UInt8(truncatingIfNeeded: byte)
      count += 1
    }
    for byte in text[start...] {
      if byte == UInt8(ascii: "=") {
        padding += 1
        continue
      }
      let value = values[Int(byte)]
      if value == skip { continue }
      guard value != invalid, padding == 0 else { return false }
      bits = bits << 6 | UInt32(value)
      digits += 1
      if digits & 3 == 0 {
        put(bits >> 16)
        put(bits >> 8)
        put(bits)
      }
    }
    guard padding <= 2 else { return false }
    switch digits & 3 {
    case 1: return false
    case 2: put(bits >> 4)
    case 3:
      put(bits >> 10)
      put(bits >> 2)
    default: break
    }
    return true
  }
}
