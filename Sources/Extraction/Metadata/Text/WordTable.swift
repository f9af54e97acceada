/// A fixed set of words, or a map from words to small numbers, looked up by ``WordHash``.
///
/// Open addressing in one array: a look-up costs about as much as the read of one cache line.
struct WordTable: Sendable {
  /// Each slot is a hash in the low half and a value plus one in the high half; 0 is free.
  private let slots: [UInt64]
  private let shift: UInt32

  /// Makes a map; of equal words the last one's value counts.
  init(_ words: [(hash: UInt32, value: Int)]) {
    var bits: UInt32 = 4
    while 1 << bits < words.count * 2 { bits += 1 }
    shift = 32 - bits
    var slots = [UInt64](repeating: 0, count: 1 << bits)
    for (hash, value) in words {
      var index = Self.start(hash, shift)
      while slots[index] != 0, UInt32(truncatingIfNeeded: slots[index]) != hash {
        index = (index + 1) & (slots.count - 1)
      }
      slots[index] = UInt64(value + 1) << 32 | UInt64(hash)
    }
    self.slots = slots
  }

  /// Makes a set of words in small letters, given with white space between them.
  init(words: String) {
    self.init(Self.split(words).map { ($0, 0) })
  }

  /// The hashes of words in small letters, given with white space between them.
  static func split(_ words: String) -> [UInt32] {
    words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { WordHash.of(Array($0.utf8)) }
  }

  /// The value of a word; nil for one that is not in the table.
  @inline(__always)
  subscript(hash: UInt32) -> Int? {
    var index = Self.start(hash, shift)
    while true {
      let slot = slots[index]
      if slot == 0 { return nil }
      if UInt32(truncatingIfNeeded: slot) == hash { return Int(slot >> 32) - 1 }
      index = (index + 1) & (slots.count - 1)
    }
  }

  /// Whether a word is in the table.
  @inline(__always)
  func contains(_ hash: UInt32) -> Bool { self[hash] != nil }

  @inline(__always)
  private static func start(_ hash: UInt32, _ shift: UInt32) -> Int { Int((hash &* 2_654_435_769) >> shift) }
}
