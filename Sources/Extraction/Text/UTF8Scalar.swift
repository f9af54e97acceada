/// Decoding of single scalar values from bytes that are UTF-8, or nearly so.
enum UTF8Scalar {
  /// The scalar value that starts at `index`, and how many bytes it takes; U+FFFD and 1 for what is no UTF-8.
  @inline(__always)
  static func decode(
    _ text: some ByteCollection, at index: Int, end: Int
  ) -> (UInt32, Int) {
    let lead = UInt32(text[index])
    if lead < 0x80 { return (lead, 1) }
    func tail(_ offset: Int) -> UInt32? {
      guard index + offset < end else { return nil }
      let byte = UInt32(text[index + offset])
      return byte & 0xC0 == 0x80 ? byte & 0x3F : nil
    }
    if lead < 0xE0 {
      guard lead >= 0xC2, let a = tail(1) else { return (0xFFFD, 1) }
      return ((lead & 0x1F) << 6 | a, 2)
    }
    if lead < 0xF0 {
      guard let a = tail(1), let b = tail(2) else { return (0xFFFD, 1) }
      let scalar = (lead & 0x0F) << 12 | a << 6 | b
      return scalar >= 0x800 && scalar & 0xF800 != 0xD800 ? (scalar, 3) : (0xFFFD, 1)
    }
    guard lead < 0xF5, let a = tail(1), let b = tail(2), let c = tail(3) else { return (0xFFFD, 1) }
    let scalar = (lead & 0x07) << 18 | a << 12 | b << 6 | c
    return scalar >= 0x10000 && scalar < 0x110000 ? (scalar, 4) : (0xFFFD, 1)
  }

  /// Appends a scalar value as UTF-8.
  static func encode(_ scalar: UInt32, to text: inout [UInt8]) {
    switch scalar {
    case 0..<0x80:
      text.append(UInt8(scalar))
    case 0x80..<0x800:
      text.append(UInt8(0xC0 | scalar >> 6))
      text.append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      text.append(UInt8(0xE0 | scalar >> 12))
      text.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      text.append(UInt8(0x80 | scalar & 0x3F))
    default:
      text.append(UInt8(0xF0 | scalar >> 18 & 0x07))
      text.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      text.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      text.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}

/// Bytes in an array or a buffer, by number.
protocol ByteCollection: RandomAccessCollection where Element == UInt8, Index == Int {}
extension [UInt8]: ByteCollection {}
extension UnsafeBufferPointer<UInt8>: ByteCollection {}
