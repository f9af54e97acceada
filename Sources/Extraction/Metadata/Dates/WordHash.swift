/// The hash by which words are found in tables: FNV-1a, 32 bits, over the word's bytes in small letters.
enum WordHash {
  /// The hash of no bytes.
  static let start: UInt32 = 2_166_136_261

  /// The hash of a word that is already in small letters.
  static func of(_ word: some Sequence<UInt8>) -> UInt32 {
    var hash = start
    for byte in word { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash
  }
}
