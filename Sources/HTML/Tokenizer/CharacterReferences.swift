/// Finds named character references: the longest name that the source goes on with.
struct CharacterReferences {
  /// A named reference found in the source.
  struct Match {
    /// How many bytes the name takes, a final semicolon included.
    var length: Int
    var first: UInt32
    /// The second code point, 0 if there is one only.
    var second: UInt32
  }

  private struct Entry {
    var start: UInt16
    var length: UInt8
    var first: UInt32 = 0
    var second: UInt32 = 0
  }

  /// The names, one after the other, in the order of their bytes.
  private var names: [UInt8] = []
  private var entries: [Entry] = []
  /// The first entry whose name begins with a byte or a greater one.
  private var starts = [Int](repeating: 0, count: 257)

  static let shared = CharacterReferences()

  private init() {
    CharacterReferenceNames.list.withUTF8Buffer { list in
      for item in list.split(separator: 0x20) {
        let parts = item.split(separator: 0x3D)
        var entry = Entry(start: UInt16(names.count), length: UInt8(parts[0].count))
        names.append(contentsOf: parts[0])
        let points = parts[1].split(separator: 0x2B).map { digits in
          digits.reduce(UInt32(0)) { $0 << 4 | UInt32($1 < 0x41 ? $1 - 0x30 : $1 - 0x37) }
        }
        entry.first = points[0]
        if points.count > 1 { entry.second = points[1] }
        entries.append(entry)
      }
    }
    for byte in 0..<256 {
      starts[byte + 1] = entries.firstIndex { names[Int($0.start)] > UInt8(byte) } ?? entries.count
    }
  }

  /// The longest name that the source has at an offset (after `&`). The three that make up most of all are looked at first.
  @inline(__always) func match(_ source: Source, at start: Int) -> Match? {
    let word = source.word(at: start)
    if word & 0xFFFF_FFFF == Self.amp { return Match(length: 4, first: 0x26, second: 0) }
    if word & 0xFF_FFFF_FFFF == Self.quot { return Match(length: 5, first: 0x22, second: 0) }
    if word & 0xFF_FFFF_FFFF == Self.nbsp { return Match(length: 5, first: 0xA0, second: 0) }
    return matchAny(source, at: start)
  }

  /// `amp;`, `quot;` and `nbsp;`, the first byte lowest.
  private static let amp: UInt64 = 0x3B70_6D61
  private static let quot: UInt64 = 0x3B_746F_7571
  private static let nbsp: UInt64 = 0x3B_7073_626E

  private func matchAny(_ source: Source, at start: Int) -> Match? {
    var low = starts[Int(source[start])]
    var high = starts[Int(source[start]) + 1]
    var length = 1
    var best: Entry?
    while low < high {
      if Int(entries[low].length) == length {
        best = entries[low]
        low += 1
        if low == high { break }
      }
      // The entries from low to high agree in their first `length` bytes; keep those with the source's next byte.
      guard start + length <= source.count else { break }
      let byte = source[start + length]
      low = firstEntry(from: low, to: high, at: length) { $0 >= byte }
      high = firstEntry(from: low, to: high, at: length) { $0 > byte }
      length += 1
    }
    return best.map { Match(length: Int($0.length), first: $0.first, second: $0.second) }
  }

  /// The only code point that a whole name stands for; the name has its semicolon.
  func scalar(named name: ArraySlice<UInt8>) -> UInt32? {
    guard let first = name.first else { return nil }
    var low = starts[Int(first)]
    var high = starts[Int(first) + 1]
    while low < high {
      let middle = (low + high) >> 1
      let start = Int(entries[middle].start)
      let known = names[start..<start + Int(entries[middle].length)]
      if known.elementsEqual(name) { return entries[middle].second == 0 ? entries[middle].first : nil }
      if known.lexicographicallyPrecedes(name) { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  @inline(__always) private func firstEntry(from: Int, to: Int, at offset: Int, where test: (UInt8) -> Bool) -> Int {
    var low = from
    var high = to
    while low < high {
      let middle = (low + high) >> 1
      if test(names[Int(entries[middle].start) + offset]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
