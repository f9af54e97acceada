/// The known names, written once at the front of every document's side buffer: a name that the source writes in capitals, or
/// that SVG spells otherwise, is a range of it.
struct NamePool {
  /// All names one after the other.
  private(set) var bytes: [UInt8] = []
  /// Where each `Tag`'s name is in `bytes`.
  private(set) var tags: [Range<Int>] = []
  /// Whether a `Tag`'s name has capitals: SVG's `foreignObject` and the like.
  private(set) var tagsWithCapitals: [Bool] = []
  /// What an end tag looks like from its name on.
  struct End {
    /// The name and `>` as the source's next eight bytes, as far as `mask` has ones; what never is where the two are longer.
    var word: UInt64
    var mask: UInt64
    /// Of the name.
    var length: Int
  }

  /// By tag.
  private(set) var ends: [End] = []
  /// Where each `AttributeName`'s name is in `bytes`.
  private(set) var attributes: [Range<Int>] = []
  /// Where the spelling of an adjusted SVG or MathML attribute is, by its lower-case name.
  private(set) var adjusted: [[UInt8]: Range<Int>] = [:]
  /// By length: a bit for each letter that one of those names begins with.
  private(set) var adjustedLetters = [UInt32](repeating: 0, count: 32)

  static let shared = NamePool()

  private init() {
    for tag in Tag.allCases {
      let range = append(tag.name)
      tags.append(range)
      tagsWithCapitals.append(bytes[range].contains { $0 &- 0x41 < 26 })
      let end = bytes[range].map(lowercaseASCII) + [0x3E]
      let fits = end.count > 1 && end.count <= 8
      ends.append(
        End(
          word: fits ? end.reversed().reduce(0) { $0 << 8 | UInt64($1) } : 1,
          mask: fits ? ~0 >> UInt64(64 - 8 * end.count) : 0, length: range.count))
    }
    for name in AttributeName.allCases { attributes.append(append(name.name)) }
    for name in ForeignNames.attributes {
      let range = append(name)
      let name = bytes[range].map(lowercaseASCII)
      adjusted[name] = range
      adjustedLetters[name.count] |= 1 << UInt32(name[0] - 0x61)
    }
  }

  private mutating func append(_ name: StaticString) -> Range<Int> {
    let start = bytes.count
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    return start..<bytes.count
  }
}
