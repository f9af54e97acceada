/// Simple case folding of words while they are hashed: ASCII, Latin, Greek and Cyrillic letters, in bytes.
///
/// The ASCII letters that a word begins with are hashed eight at a time, all that comes after them byte by byte: equal
/// words have equal hashes.
enum CaseFolding {
  /// The hash of a word before its first ASCII letter.
  static let wordBasis: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds up to eight small ASCII letters.
  @inline(__always)
  static func hash(_ hash: UInt64, _ letters: UInt64) -> UInt64 {
    let product = (hash ^ letters) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 32
  }

  /// A hash of 32 bits of one of 64.
  @inline(__always)
  static func short(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash) }

  /// Adds the character `text[start..<end]`, in small letters, to a ``WordHash``.
  @inline(__always)
  static func hash(_ hash: UInt32, _ text: some ByteCollection, _ start: Int, _ end: Int) -> UInt32 {
    var lead = text[start]
    if lead < 0x80 {
      if lead >= UInt8(ascii: "A"), lead <= UInt8(ascii: "Z") { lead |= 0x20 }
      return (hash ^ UInt32(lead)) &* WordHash.prime
    }
    var hash = hash
    if end - start == 2 {
      let (a, b) = fold(lead, text[start + 1])
      hash = (hash ^ UInt32(a)) &* WordHash.prime
      return (hash ^ UInt32(b)) &* WordHash.prime
    }
    for index in start..<end { hash = (hash ^ UInt32(text[index])) &* WordHash.prime }
    return hash
  }

  /// The small letter of a character of two bytes.
  static func fold(_ lead: UInt8, _ tail: UInt8) -> (UInt8, UInt8) {
    switch (lead, tail) {
    case (0xC3, 0x80...0x9E) where tail != 0x97: (lead, tail + 0x20)
    case (0xC4, 0x80...0xB7), (0xC5, 0x8A...0xB7): (lead, tail | 1)
    case (0xC4, 0xB9...0xBE), (0xC5, 0x81...0x88), (0xC5, 0xB9...0xBE): (lead, tail & 1 == 1 ? tail + 1 : tail)
    case (0xC4, 0xBF): (0xC5, 0x80)
    case (0xC5, 0xB8): (0xC3, 0xBF)
    case (0xCE, 0x91...0x9F): (lead, tail + 0x20)
    case (0xCE, 0xA0...0xA9): (0xCF, tail - 0x20)
    case (0xD0, 0x80...0x8F): (0xD1, tail + 0x10)
    case (0xD0, 0x90...0x9F): (lead, tail + 0x20)
    case (0xD0, 0xA0...0xAF): (0xD1, tail - 0x20)
    default: (lead, tail)
    }
  }
}
