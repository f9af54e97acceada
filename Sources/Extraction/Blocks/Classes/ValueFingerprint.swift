/// Hashes of an attribute's value, as far as ``ClassHintMatcher`` reads it, eight bytes at a time.
struct ValueFingerprint {
  /// Bytes of the value that ``beginning`` is of.
  private static let shortBytes = 64

  /// A hash of the value.
  let whole: UInt64
  /// A hash of its first 64 bytes: what comes after them is often a number that only one element has.
  let beginning: UInt64

  /// Reads `text[range]`.
  init(_ text: [UInt8], _ range: Range<Int>) {
    (whole, beginning) = text.withUnsafeBytes { bytes in
      precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
      let end = min(range.upperBound, range.lowerBound + ClassHintMatcher.longest)
      var hash = UInt64(truncatingIfNeeded: min(end - range.lowerBound, ValueFingerprint.shortBytes)) &+ 1
      var beginning: UInt64?
      var index = range.lowerBound
      while index + 8 <= end {
        if index - range.lowerBound == ValueFingerprint.shortBytes { beginning = hash }
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        hash = ValueFingerprint.mix(hash, word)
        index += 8
      }
      if index < end {
        if index - range.lowerBound == ValueFingerprint.shortBytes { beginning = hash }
        var word: UInt64 = 0
        while index < end {
          word = word << 8 | UInt64(bytes[index])
          index += 1
        }
        hash = ValueFingerprint.mix(hash, word)
      }
      return (hash, beginning ?? hash)
    }
  }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }
}
