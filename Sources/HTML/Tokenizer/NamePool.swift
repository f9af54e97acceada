/// The known names, written once at the front of every document's side buffer: a name that the source writes in capitals, or
/// that SVG spells otherwise, is a range of it.
struct NamePool {
  /// All names one after the other.
  private(set) var bytes: [UInt8] = []
  /// Where each `Tag`'s name is in `bytes`.
  private(set) var tags: [Range<Int>] = []
  /// Whether a `Tag`'s name has capitals: SVG's `foreignObject` and the like.
  private(set) var tagsWithCapitals: [Bool] = []
  /// By tag: the name and `>` as the source's next eight bytes, as far as `endMasks` has ones; what never is where the two are
  /// longer than that.
  private(set) var endWords: [UInt64] = []
  private(set) var endMasks: [UInt64] = []
  /// Where each `AttributeName`'s name is in `bytes`.
  private(set) var attributes: [Range<Int>] = []
  /// Where the spelling of an adjusted SVG or MathML attribute is, by its lower-case name.
  private(set) var adjusted: [[UInt8]: Range<Int>] = [:]

  static let shared = NamePool()

  private init() {
    for tag in Tag.allCases {
      let range = append(tag.name)
      tags.append(range)
      tagsWithCapitals.append(bytes[range].contains { $0 &- 0x41 < 26 })
      let end = bytes[range].map(lowercaseASCII) + [0x3E]
      let fits = end.count > 1 && end.count <= 8
      endWords.append(fits ? end.reversed().reduce(0) { $0 << 8 | UInt64($1) } : 1)
      endMasks.append(fits ? ~0 >> UInt64(64 - 8 * end.count) : 0)
    }
    for name in AttributeName.allCases { attributes.append(append(name.name)) }
    for name in ForeignNames.attributes {
      let range = append(name)
      adjusted[bytes[range].map(lowercaseASCII)] = range
    }
  }

  private mutating func append(_ name: StaticString) -> Range<Int> {
    let start = bytes.count
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    return start..<bytes.count
  }
}
