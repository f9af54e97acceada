/// UTF-8 (Encoding Standard, 8.1), with a fast way for text that is well formed.
enum UTF8Decoder {
  /// Appends bytes to `output`, U+FFFD in place of each maximal part of a malformed sequence.
  ///
  /// - Returns: how many U+FFFD were put in.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) -> Int {
    var replacements = 0
    var start = 0
    while start < bytes.count {
      let end = endOfValid(bytes, from: start)
      if start == 0 { output.reserveRoom(for: bytes.count, isUTF8: end == bytes.count) }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
      if end == bytes.count { break }
      output.appendReplacement()
      replacements += 1
      start = end + lengthOfMalformed(bytes, at: end)
    }
    return replacements
  }

  /// The offset of the first malformed sequence at or after `start`, `bytes.count` if there is none.
  static func endOfValid(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int {
    var offset = start
    let raw = UnsafeRawBufferPointer(bytes)
    while offset < bytes.count {
      while offset &+ 64 <= bytes.count {
        let words = raw.loadUnaligned(fromByteOffset: offset, as: SIMD8<UInt64>.self)
        let halves = words.lowHalf | words.highHalf
        let quarters = halves.lowHalf | halves.highHalf
        if (quarters[0] | quarters[1]) & 0x8080_8080_8080_8080 != 0 { break }
        offset &+= 64
      }
      while offset &+ 8 <= bytes.count {
        if raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { break }
        offset &+= 8
      }
      // To the end of the next run that is not ASCII; the blocks above take over after it.
      while offset < bytes.count, bytes[offset] < 0x80 { offset &+= 1 }
      while offset < bytes.count, bytes[offset] >= 0x80 {
        let length = lengthOfValid(bytes, at: offset)
        if length == 0 { return offset }
        offset &+= length
      }
    }
    return bytes.count
  }

  /// The offset after the well-formed sequence of two to four bytes at an offset, nil if it is malformed.
  static func endOfSequence(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int? {
    let length = lengthOfValid(bytes, at: offset)
    return length == 0 ? nil : offset + length
  }

  /// The length of the well-formed sequence of two to four bytes at an offset, 0 if it is malformed.
  @inline(__always) private static func lengthOfValid(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let lead = bytes[offset]
    let left = bytes.count &- offset
    if lead < 0xE0 {
      return lead >= 0xC2 && left >= 2 && isTrail(bytes[offset &+ 1]) ? 2 : 0
    }
    guard left >= 3, secondIsValid(bytes[offset &+ 1], after: lead), isTrail(bytes[offset &+ 2]) else { return 0 }
    if lead < 0xF0 { return 3 }
    return lead <= 0xF4 && left >= 4 && isTrail(bytes[offset &+ 3]) ? 4 : 0
  }

  /// How many bytes one U+FFFD stands for: a lead byte with what could have followed it.
  private static func lengthOfMalformed(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let lead = bytes[offset]
    guard lead >= 0xC2, lead <= 0xF4 else { return 1 }
    let needed = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3
    var length = 1
    while length <= needed, offset + length < bytes.count {
      let byte = bytes[offset + length]
      guard length == 1 ? secondIsValid(byte, after: lead) : isTrail(byte) else { break }
      length += 1
    }
    return length
  }

  @inline(__always) private static func isTrail(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// Whether a byte may follow a lead: neither overlong nor a surrogate nor beyond U+10FFFF.
  @inline(__always) private static func secondIsValid(_ byte: UInt8, after lead: UInt8) -> Bool {
    switch lead {
    case 0xE0: byte >= 0xA0 && byte < 0xC0
    case 0xED: byte >= 0x80 && byte < 0xA0
    case 0xF0: byte >= 0x90 && byte < 0xC0
    case 0xF4: byte >= 0x80 && byte < 0x90
    default: isTrail(byte)
    }
  }
}
