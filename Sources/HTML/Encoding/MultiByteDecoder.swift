/// GBK and GB18030, Big5, EUC-KR, Shift_JIS and EUC-JP (Encoding Standard, sections 10 to 13).
struct MultiByteDecoder {
  private let encoding: Encoding
  private let index: MultiByteIndex

  init(_ encoding: Encoding) {
    self.encoding = encoding
    switch encoding {
    case .big5: index = .big5
    case .eucKR: index = .eucKR
    case .shiftJIS: index = .shiftJIS
    case .eucJP: index = .jis0208
    default: index = .gb18030
    }
  }

  /// Appends the text; returns how many U+FFFD stand for malformed bytes.
  func decode(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) -> Int {
    var replacements = 0
    var offset = 0
    while true {
      offset = output.appendASCII(bytes, from: offset)
      if offset == bytes.count { return replacements }
      if let single = single(bytes[offset]) {
        output.appendScalar(single)
        offset += 1
        continue
      }
      let (point, length) = character(bytes, at: offset)
      if point == 0 {
        output.appendReplacement()
        replacements += 1
      } else if encoding == .big5, point == Self.twoPoints {
        appendTwoPoints(bytes[offset + 1], &output)
      } else {
        output.appendScalar(point)
      }
      offset += length
    }
  }

  /// The code point at an offset that is not ASCII, 0 for an error, and its length.
  func next(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (point: UInt32, length: Int) {
    single(bytes[offset]).map { ($0, 1) } ?? character(bytes, at: offset)
  }

  /// What a byte that is not ASCII stands for by itself.
  @inline(__always) private func single(_ byte: UInt8) -> UInt32? {
    switch encoding {
    case .shiftJIS:
      if byte == 0x80 { return 0x80 }
      return byte >= 0xA1 && byte <= 0xDF ? 0xFF61 - 0xA1 + UInt32(byte) : nil
    case .gbk, .gb18030: return byte == 0x80 ? 0x20AC : nil
    default: return nil
    }
  }

  /// The code point at an offset, 0 for an error, and how many bytes it or the error takes.
  private func character(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (point: UInt32, length: Int) {
    let lead = bytes[offset]
    guard isLead(lead) else { return (0, 1) }
    guard offset + 1 < bytes.count else { return (0, 1) }
    let trail = bytes[offset + 1]
    switch encoding {
    case .gbk, .gb18030:
      if trail >= 0x30, trail <= 0x39 { return fourBytes(bytes, at: offset) }
    case .big5:
      if lead == 0x88, [0x62, 0x64, 0xA3, 0xA5].contains(trail) { return (Self.twoPoints, 2) }
    case .eucJP:
      if lead == 0x8E, trail >= 0xA1, trail <= 0xDF { return (0xFF61 - 0xA1 + UInt32(trail), 2) }
      if lead == 0x8F, trail >= 0xA1, trail <= 0xFE { return threeBytes(bytes, at: offset) }
      if lead < 0xA1 || trail < 0xA1 { return (0, trail < 0x80 ? 1 : 2) }
    default: break
    }
    let point = index[lead, trail]
    // An ASCII byte that cannot follow the lead is read again.
    return (point, point == 0 && trail < 0x80 ? 1 : 2)
  }

  @inline(__always) private func isLead(_ byte: UInt8) -> Bool {
    switch encoding {
    case .shiftJIS: byte >= 0x81 && byte <= 0x9F || byte >= 0xE0 && byte <= 0xFC
    case .eucJP: byte == 0x8E || byte == 0x8F || byte >= 0xA1 && byte <= 0xFE
    default: byte >= 0x81 && byte <= 0xFE
    }
  }

  /// EUC-JP's JIS X 0212.
  private func threeBytes(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (point: UInt32, length: Int) {
    guard offset + 2 < bytes.count else { return (0, 2) }
    let trail = bytes[offset + 2]
    let point = trail >= 0xA1 ? MultiByteIndex.jis0212[bytes[offset + 1], trail] : 0
    return (point, point == 0 && trail < 0x80 ? 2 : 3)
  }

  private func fourBytes(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (point: UInt32, length: Int) {
    let left = bytes.count - offset
    guard left >= 3 else { return (0, left) }
    guard bytes[offset + 2] >= 0x81, bytes[offset + 2] <= 0xFE else { return (0, 1) }
    guard left >= 4 else { return (0, left) }
    guard bytes[offset + 3] >= 0x30, bytes[offset + 3] <= 0x39 else { return (0, 1) }
    let parts = (0..<4).map { Int(bytes[offset + $0]) }
    let pointer = ((parts[0] - 0x81) * 10 + parts[1] - 0x30) * 1260 + (parts[2] - 0x81) * 10 + parts[3] - 0x30
    if pointer >= 189_000 { return (pointer > 1_237_575 ? 0 : UInt32(0x10000 + pointer - 189_000), 4) }
    let table = MultiByteIndex.gb18030FourBytes
    return (pointer < table.count ? table[pointer] : 0, 4)
  }

  /// Stands for a pair of Big5 that means two code points.
  private static let twoPoints: UInt32 = .max

  private func appendTwoPoints(_ trail: UInt8, _ output: inout [UInt8]) {
    output.appendScalar(trail < 0xA0 ? 0xCA : 0xEA)
    output.appendScalar(trail == 0x62 || trail == 0xA3 ? 0x304 : 0x30C)
  }
}
