/// How much each of many learned words speaks for article text, or against it, by the word's hash.
///
/// Open addressing with linear probing. Words that are not in the table weigh nothing.
package struct WordWeights: Sendable {
  /// A weight of 1 adds this much to the logarithm of the odds.
  static let unit: Float = 1 / 32

  /// The words' hashes; 0 where there is none. A power of two of them, or none at all.
  private var keys: [UInt32] = []
  private var weights: [Int8] = []

  /// Reads a table: words' hashes and weights, in decimal numbers with white space between.
  package init(_ text: UnsafeBufferPointer<UInt8>) {
    let numbers = text.split { $0 <= 0x20 }.compactMap { Int64(String(decoding: $0, as: UTF8.self)) }
    precondition(numbers.count.isMultiple(of: 2))
    guard !numbers.isEmpty else { return }
    var size = 2
    while size < numbers.count { size *= 2 }
    keys = [UInt32](repeating: 0, count: size)
    weights = [Int8](repeating: 0, count: size)
    for index in stride(from: 0, to: numbers.count, by: 2) {
      let key = UInt32(truncatingIfNeeded: numbers[index])
      var slot = Int(key) & (size - 1)
      while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (size - 1) }
      keys[slot] = key
      weights[slot] = Int8(clamping: numbers[index + 1])
    }
  }

  /// Reads a table that is part of the program.
  init(_ text: StaticString) {
    self = text.withUTF8Buffer { WordWeights($0) }
  }

  /// The weight of a word, in units of ``unit``.
  @inline(__always)
  subscript(_ key: UInt32) -> Int32 {
    if keys.isEmpty { return 0 }
    let mask = keys.count - 1
    var slot = Int(key) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return Int32(weights[slot]) }
      slot = (slot + 1) & mask
    }
    return 0
  }
}
