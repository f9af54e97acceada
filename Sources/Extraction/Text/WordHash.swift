/// FNV-1a (RFC 9923): of 32 bits over the bytes of words, in small letters, by which they are found in tables; of 64 bits
/// over the numbers of a sequence.
enum WordHash {
  /// The hash of no bytes, and the prime.
  static let start: UInt32 = 2_166_136_261
  static let prime: UInt32 = 16_777_619

  /// Adds a byte to a word's hash.
  @inline(__always)
  static func add(_ byte: UInt8, to hash: UInt32) -> UInt32 { (hash ^ UInt32(byte)) &* prime }

  /// The hash of a word that is already in small letters.
  static func of(_ word: some Sequence<UInt8>) -> UInt32 { word.reduce(start) { add($1, to: $0) } }

  /// The hash of two words in a row.
  @inline(__always)
  static func pair(_ first: UInt32, _ second: UInt32) -> UInt32 { (first &* 31) ^ second &* prime }

  /// The prime of 64 bits.
  static let longPrime: UInt64 = 1_099_511_628_211

  /// The hash of a sequence of word hashes, or of bytes.
  @inline(__always)
  static func sequence<Number: FixedWidthInteger & UnsignedInteger>(_ numbers: ArraySlice<Number>) -> UInt64 {
    numbers.withUnsafeBufferPointer { numbers in
      var hash: UInt64 = 14_695_981_039_346_656_037
      for number in numbers { hash = (hash ^ UInt64(number)) &* longPrime }
      return hash
    }
  }
}
