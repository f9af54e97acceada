@testable import HTML

/// Text into bytes of an encoding, by trying what the decoder makes of each byte or pair.
enum Encoder {
  static func encode(_ text: String, _ encoding: Encoding) -> [UInt8] {
    let table = self.table(encoding)
    return text.unicodeScalars.flatMap { table[$0] ?? [0x3F] }
  }

  private static func table(_ encoding: Encoding) -> [Unicode.Scalar: [UInt8]] {
    var table: [Unicode.Scalar: [UInt8]] = [:]
    func add(_ bytes: [UInt8]) {
      let decoded = TextDecoder.decode(bytes, as: encoding)
      let scalars = Array(String(decoding: decoded.bytes, as: UTF8.self).unicodeScalars)
      if decoded.replacements == 0, scalars.count == 1, table[scalars[0]] == nil { table[scalars[0]] = bytes }
    }
    for byte in UInt8.min...UInt8.max { add([byte]) }
    guard [.gbk, .gb18030, .big5, .eucKR, .shiftJIS, .eucJP].contains(encoding) else { return table }
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE { add([lead, trail]) }
    }
    return table
  }
}
