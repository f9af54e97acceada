/// How well bytes fit UTF-8, whatever their label says.
struct UTF8Fit {
  /// Bytes that follow the first one of a well-formed sequence: how often chance would have had to hit.
  private(set) var confirmed = 0
  /// Well-formed characters beyond ASCII.
  private(set) var good = 0
  /// Malformed places.
  private(set) var bad = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] < 0x80 {
        offset += 1
        while offset + 8 <= bytes.count,
          raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        { offset += 8 }
        continue
      }
      let end = UTF8Decoder.endOfSequence(bytes, at: offset)
      // A character that the end of the bytes cuts off says nothing.
      if end == nil, bytes[offset] >= 0xC2, offset + 4 > bytes.count { break }
      if let end {
        good += 1
        confirmed += end - offset - 1
      } else {
        bad += 1
      }
      offset = end ?? offset + 1
    }
  }

  /// Whether the bytes are UTF-8 although they are labelled as something else.
  ///
  /// Text of a single-byte encoding hits UTF-8's form hardly ever: a letter with an accent is followed by a letter. In two
  /// bytes a character of GBK one in six does. One damaged place in fifty is let pass.
  func overrules(_ label: Encoding) -> Bool {
    let needed: Int =
      switch label {
      case .gbk, .gb18030, .big5, .eucJP, .eucKR, .shiftJIS: 8
      case .utf16BE, .utf16LE: 0
      default: 2
      }
    return confirmed >= needed && (bad == 0 || good >= 50 && bad * 50 <= good)
  }

  /// Whether the bytes are not UTF-8 although they are labelled as that: more places are malformed than well formed.
  var contradictsUTF8: Bool { bad > good }
}
