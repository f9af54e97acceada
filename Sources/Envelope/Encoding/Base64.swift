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
      let output = [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3 + 4) { output, count in
        let read = decodeGroups(text, into: output)
        count = read / 4 * 3
        isValid = decodeRest(text, from: read, values, into: output, &count)
      }
      return isValid ? output : nil
    }
  }

  /// Decodes whole groups of four digits until something else comes: four look-ups a group, in tables that have each
  /// digit's bits where they belong, as in Nick Galbreath's modp_b64.
  ///
  /// - Returns: bytes read, a multiple of four.
  private static func decodeGroups(
    _ text: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    shifted.withUnsafeBufferPointer { tables in
      let target = UnsafeMutableRawBufferPointer(output)
      var position = 0
      var written = 0
      // A store writes a fourth byte, which the next one overwrites: the last groups are left to the other loop.
      while position &+ 16 <= text.count, written &+ 16 <= output.count {
        var wrong: UInt32 = 0
        for group in 0..<4 {
          let at = position &+ group &* 4
          let bits =
            tables[Int(text[at])] | tables[256 &+ Int(text[at &+ 1])] | tables[512 &+ Int(text[at &+ 2])]
            | tables[768 &+ Int(text[at &+ 3])]
          wrong |= bits
          target.storeBytes(of: bits, toByteOffset: written &+ group &* 3, as: UInt32.self)
        }
        if wrong & notDigit != 0 { break }
        position &+= 16
        written &+= 12
      }
      return position
    }
  }

  /// Set in the look-ups of what is no digit.
  private static let notDigit: UInt32 = 1 << 31

  /// Four tables, one for each digit of a group: its six bits where the group's three bytes, the first one lowest, have
  /// them.
  private static let shifted: [UInt32] = {
    var tables = [UInt32](repeating: notDigit, count: 1_024)
    for byte in 0..<256 where values[byte] < 64 {
      let digit = UInt32(values[byte])
      for (place, shift) in [18, 12, 6, 0].enumerated() {
        let bits = digit << UInt32(shift)
        tables[place * 256 + byte] = bits >> 16 | bits & 0xFF00 | (bits & 0xFF) << 16
      }
    }
    return tables
  }()

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
