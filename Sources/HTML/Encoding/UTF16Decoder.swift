/// UTF-16 (Encoding Standard, 14.2).
enum UTF16Decoder {
  /// Appends the text; returns how many U+FFFD stand for lone surrogates or a last odd byte.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, bigEndian: Bool, into output: inout [UInt8]) -> Int {
    func unit(at offset: Int) -> UInt32 {
      let (first, second) = (UInt32(bytes[offset]), UInt32(bytes[offset + 1]))
      return bigEndian ? first << 8 | second : second << 8 | first
    }
    var replacements = 0
    var offset = 0
    while offset + 1 < bytes.count {
      let value = unit(at: offset)
      offset += 2
      if value & 0xF800 != 0xD800 {
        output.appendScalar(value)
        continue
      }
      if value < 0xDC00, offset + 1 < bytes.count {
        let low = unit(at: offset)
        if low & 0xFC00 == 0xDC00 {
          output.appendScalar(0x10000 + (value & 0x3FF) << 10 + (low & 0x3FF))
          offset += 2
          continue
        }
      }
      // A high surrogate at the very end and the odd byte after it are one error.
      if value < 0xDC00, offset + 1 == bytes.count { offset += 1 }
      output.appendReplacement()
      replacements += 1
    }
    if offset < bytes.count {
      output.appendReplacement()
      replacements += 1
    }
    return replacements
  }
}
