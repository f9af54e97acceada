/// The day that a title ends with: "Bridge opens | Example | 28.04.2026".
enum TitleDate {
  /// The date that is all of a title's last part.
  static func find(in title: [UInt8], parser: inout DateParser) -> ArticleDate? {
    let parts = TitleSegments(title).ranges
    guard parts.count > 1, let last = parts.last, Self.is(title, last, &parser) else { return nil }
    return parser.first(in: title, last)?.date
  }

  /// Whether a part of a title is a date and nothing else.
  static func `is`(_ title: [UInt8], _ part: Range<Int>, _ parser: inout DateParser) -> Bool {
    guard part.count >= 6, part.count <= 40, let match = parser.first(in: title, part) else { return false }
    return match.range.lowerBound == part.lowerBound && part.upperBound - match.range.upperBound <= 2
  }
}
