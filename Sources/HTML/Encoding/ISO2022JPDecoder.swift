/// ISO-2022-JP (Encoding Standard, 13.2): ASCII with escape sequences to other sets.
enum ISO2022JPDecoder {
  private enum Set {
    case ascii
    case roman
    case katakana
    case jis0208
  }

  /// Appends the text; returns how many U+FFFD stand for malformed bytes.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) -> Int {
    var set = Set.ascii
    var replacements = 0
    var offset = 0
    // Whether an escape sequence was the last thing: one right after another is an error, as it could hide text.
    var justSwitched = false
    func fail() {
      output.appendReplacement()
      replacements += 1
    }
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == 0x1B {
        if let next = escape(bytes, at: offset) {
          if justSwitched { fail() }
          justSwitched = true
          set = next
          offset += 3
        } else {
          justSwitched = false
          fail()
          offset += 1
        }
        continue
      }
      justSwitched = false
      offset += 1
      guard set == .jis0208 else {
        if let point = point(byte, set) { output.appendScalar(point) } else { fail() }
        continue
      }
      guard byte >= 0x21, byte <= 0x7E, offset < bytes.count, bytes[offset] != 0x1B else {
        fail()
        continue
      }
      let trail = bytes[offset]
      offset += 1
      let point = trail >= 0x21 && trail <= 0x7E ? MultiByteIndex.jis0208[byte | 0x80, trail | 0x80] : 0
      if point == 0 { fail() } else { output.appendScalar(point) }
    }
    return replacements
  }

  private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Set? {
    guard offset + 2 < bytes.count else { return nil }
    switch (bytes[offset + 1], bytes[offset + 2]) {
    case (0x28, 0x42): return .ascii
    case (0x28, 0x4A): return .roman
    case (0x28, 0x49): return .katakana
    case (0x24, 0x40), (0x24, 0x42): return .jis0208
    default: return nil
    }
  }

  private static func point(_ byte: UInt8, _ set: Set) -> UInt32? {
    if byte >= 0x80 || byte == 0x0E || byte == 0x0F { return nil }
    switch (set, byte) {
    case (.roman, 0x5C): return 0xA5
    case (.roman, 0x7E): return 0x203E
    case (.katakana, _): return byte >= 0x21 && byte <= 0x5F ? 0xFF61 - 0x21 + UInt32(byte) : nil
    default: return UInt32(byte)
    }
  }
}
