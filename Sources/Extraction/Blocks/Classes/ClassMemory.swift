/// What the values seen so far on a page say: most elements have classes that others before them had.
struct ClassMemory {
  /// What one value says.
  struct Reading {
    var hints: ClassHints = []
    /// The evidence of its words; see ``ClassKeys``.
    var evidence = SIMD2<Int32>()
  }

  private static let size = 512
  private let weights: WordWeights
  /// The fingerprints of the values, made odd; 0 where there is none.
  private var keys = [UInt64](repeating: 0, count: size)
  private var values = [Reading](repeating: Reading(), count: size)

  /// A memory of nothing yet.
  init(_ weights: WordWeights) { self.weights = weights }

  /// What `text[range]` says.
  mutating func read(_ text: [UInt8], _ range: Range<Int>) -> Reading {
    read(text, range, ValueFingerprint(text, range))
  }

  /// The same, with the value's fingerprint.
  mutating func read(_ text: [UInt8], _ range: Range<Int>, _ fingerprint: ValueFingerprint) -> Reading {
    let slot = Int(truncatingIfNeeded: fingerprint.whole >> 7) & (ClassMemory.size - 1)
    let key = fingerprint.whole | 1
    if keys[slot] == key { return values[slot] }
    let found = Reading(
      hints: ClassHintMatcher.standard.hints(text, range), evidence: ClassKeys.evidence(text, range, weights))
    keys[slot] = key
    values[slot] = found
    return found
  }
}
