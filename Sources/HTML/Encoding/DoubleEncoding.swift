import Glibc

/// Undoes a document that was UTF-8, was read as windows-1252 and was encoded as UTF-8 once more: "fÃ¼r", "â€œ".
///
/// A sequence counts only where its characters are, in windows-1252, exactly one well-formed sequence of UTF-8, beginning
/// with a letter from Â to ô that a symbol follows. No language writes that within a word; but French writes a letter with
/// an accent, a no-break space and a quotation mark. So white space and soft hyphens prove nothing, and a document is undone
/// only where hardly anything else beyond ASCII is in it.
enum DoubleEncoding {
  /// Sequences that prove it.
  private static let least = 3
  /// How many of them must stand against one character that belongs to none.
  private static let majority = 4

  /// Undoes UTF-8 text in place, where it is certain. What comes out is not longer.
  static func undo(_ bytes: inout [UInt8]) {
    guard isCertain(bytes) else { return }
    let count = bytes.withUnsafeMutableBufferPointer { memory in
      let text = UnsafeBufferPointer(memory)
      var (read, write) = (0, 0)
      while read < text.count {
        if let found = sequence(text, at: read) {
          for index in 0..<found.length { memory[write + index] = found.bytes[index] }
          read = found.end
          write += found.length
        } else {
          memory[write] = text[read]
          read += 1
          write += 1
        }
      }
      return write
    }
    bytes.removeLast(bytes.count - count)
  }

  private static func isCertain(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { text in
      guard let base = text.baseAddress else { return false }
      var proofs = 0
      var position = 0
      while proofs < least, position < text.count,
        let found = memchr(base + position, 0xC3, text.count - position)
      {
        position = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
        let sequence = sequence(text, at: position)
        if let sequence, sequence.isProof { proofs += 1 }
        position = sequence?.end ?? position + 1
      }
      return proofs == least && isMostly(text)
    }
  }

  /// Whether sequences are far more than other characters beyond ASCII.
  private static func isMostly(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var (proofs, others) = (0, 0)
    var position = 0
    while position < text.count {
      if text[position] < 0x80 {
        position += 1
      } else if let sequence = sequence(text, at: position) {
        if sequence.isProof { proofs += 1 }
        position = sequence.end
      } else {
        if text[position] >= 0xC0 { others += 1 }
        position += 1
      }
    }
    return proofs >= majority * others
  }

  private struct Sequence {
    /// The bytes that it stands for, and how many count.
    var bytes: SIMD4<UInt8>
    var length: Int
    /// The offset after it.
    var end: Int
    var isProof: Bool
  }

  /// The sequence that begins at an offset.
  private static func sequence(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Sequence? {
    guard start + 1 < text.count, text[start] == 0xC3, case let lead = text[start + 1] | 0x40, lead >= 0xC2,
      lead <= 0xF4
    else { return nil }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var bytes = SIMD4<UInt8>(lead, 0, 0, 0)
    var position = start + 2
    var isProof = true
    for index in 1..<length {
      guard let (byte, size) = windows1252(text, at: position), byte & 0xC0 == 0x80 else { return nil }
      if byte == 0xA0 || byte == 0xAD || byte == 0x85 && size == 2 { isProof = false }
      bytes[index] = byte
      position += size
    }
    let isWellFormed = withUnsafeBytes(of: bytes) { raw in
      UTF8Decoder.endOfSequence(raw.bindMemory(to: UInt8.self), at: 0) == length
    }
    return isWellFormed ? Sequence(bytes: bytes, length: length, end: position, isProof: isProof) : nil
  }

  /// The byte of windows-1252, from 0x80 to 0xBF, for the character at an offset, and how many bytes the character has.
  private static func windows1252(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> (UInt8, Int)? {
    guard offset + 1 < text.count else { return nil }
    let (first, second) = (text[offset], text[offset + 1])
    if first == 0xC2 { return (second, 2) }
    let scalar: UInt16
    let size: Int
    if first >= 0xC5, first < 0xCC {
      scalar = UInt16(first & 0x1F) << 6 | UInt16(second & 0x3F)
      size = 2
    } else if first == 0xE2, offset + 2 < text.count {
      scalar = 0x2000 | UInt16(second & 0x3F) << 6 | UInt16(text[offset + 2] & 0x3F)
      size = 3
    } else {
      return nil
    }
    let table = SingleByteDecoder.shared(.windows1252).table
    return table[..<32].firstIndex(of: scalar).map { (UInt8(0x80 + $0), size) }
  }
}
