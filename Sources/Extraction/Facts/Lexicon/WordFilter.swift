/// A set of word hashes that may say yes to a few words that are not in it, in one look at a few kilobytes.
struct WordFilter: Sendable {
  private static let bits: UInt32 = 32768
  private var words = [UInt64](repeating: 0, count: Int(bits) / 64)

  /// Puts a hash in.
  mutating func insert(_ hash: UInt32) {
    words[Int(hash % WordFilter.bits / 64)] |= 1 << UInt64(hash % 64)
  }

  /// Whether a hash may have been put in; if not, it surely was not.
  @inline(__always)
  func mayContain(_ hash: UInt32) -> Bool {
    words[Int(hash % WordFilter.bits / 64)] & (1 << UInt64(hash % 64)) != 0
  }
}
