/// Reads and writes single scalars of UTF-8 text.
enum UTF8Scalars {
  /// The scalar at an index, and its length. Bytes that are no UTF-8 are U+FFFD, one byte at a time.
  static func scalar(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, Int) {
    let first = UInt32(text[index])
    func follow(_ offset: Int) -> UInt32? {
      guard index + offset < text.count, text[index + offset] & 0xC0 == 0x80 else { return nil }
      return UInt32(text[index + offset] & 0x3F)
    }
    var value: UInt32?
    var length = 1
    switch first {
    case 0..<0x80: value = first
    case 0xC2...0xDF:
      length = 2
      if let a = follow(1) { value = (first & 0x1F) << 6 | a }
    case 0xE0...0xEF:
      length = 3
      if let a = follow(1), let b = follow(2) {
        let scalar = (first & 0x0F) << 12 | a << 6 | b
        if scalar >= 0x800 { value = scalar }
      }
    case 0xF0...0xF4:
      length = 4
      if let a = follow(1), let b = follow(2), let c = follow(3) {
        let scalar = (first & 0x07) << 18 | a << 12 | b << 6 | c
        if scalar >= 0x10000 { value = scalar }
      }
    default: break
    }
    guard let scalar = value.flatMap(Unicode.Scalar.init) else { return ("\u{FFFD}", 1) }
    return (scalar, length)
  }

  /// Appends a scalar's bytes.
  static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    let value = scalar.value
    func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(value >> shift & 0x3F) }
    switch value {
    case 0..<0x80: bytes.append(UInt8(value))
    case 0x80..<0x800:
      bytes.append(0xC0 | UInt8(value >> 6))
      bytes.append(tail(0))
    case 0x800..<0x10000:
      bytes.append(0xE0 | UInt8(value >> 12))
      bytes.append(tail(6))
      bytes.append(tail(0))
    default:
      bytes.append(0xF0 | UInt8(value >> 18))
      bytes.append(tail(12))
      bytes.append(tail(6))
      bytes.append(tail(0))
    }
  }
}
