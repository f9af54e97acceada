/// The hints of the values seen so far on a page: most elements have classes that others before them had.
struct ClassHintMemory {
  private static let size = 512
  /// The fingerprints of the values, made odd; 0 where there is none.
  private var keys = [UInt64](repeating: 0, count: size)
  private var values = [ClassHints](repeating: [], count: size)

  /// The hints in `text[range]`.
  mutating func hints(_ text: [UInt8], _ range: Range<Int>) -> ClassHints {
    hints(text, range, ValueFingerprint(text, range))
  }

  /// The same, with the value's fingerprint.
  mutating func hints(_ text: [UInt8], _ range: Range<Int>, _ fingerprint: ValueFingerprint) -> ClassHints {
    let slot = Int(truncatingIfNeeded: fingerprint.whole >> 7) & (ClassHintMemory.size - 1)
    let key = fingerprint.whole | 1
    if keys[slot] == key { return values[slot] }
    let found = ClassHintMatcher.standard.hints(text, range)
    keys[slot] = key
    values[slot] = found
    return found
  }
}
