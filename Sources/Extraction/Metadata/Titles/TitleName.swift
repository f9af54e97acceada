/// Finds the site's name in a title where the page does not state it: what the title has besides a line of the page.
enum TitleName {
  /// The line is looked for among so many blocks.
  private static let mostBlocks = 300

  /// The first or the last part of a title, where all the other parts together are a line that the page shows.
  static func find(in title: [UInt8], _ blocks: Blocks) -> [UInt8]? {
    let segments = TitleSegments(title).ranges
    guard (2...4).contains(segments.count), title.count <= 600, let first = segments.first, let last = segments.last
    else { return nil }
    let heads = [
      (title: segments[1].lowerBound..<last.upperBound, name: first),
      (title: first.lowerBound..<segments[segments.count - 2].upperBound, name: last),
    ]
    for (range, name) in heads where isTitle(title[range]) && !isTitle(title[name]) {
      let key = ComparisonKey.of(title[range])
      for block in blocks.list.prefix(mostBlocks) where block.text.count >= range.count - 8 {
        // A line is as long as the title, give or take its marks.
        for part in blocks.parts(of: block.text.prefix(2 * range.count)) where abs(part.count - range.count) <= 8 {
          guard ComparisonKey.of(blocks.text[part]) == key else { continue }
          return isHeading(title[name], blocks) ? nil : Array(title[name])
        }
      }
    }
    return nil
  }

  /// Whether a text is a main heading of the page, and so no name of the site.
  private static func isHeading(_ text: ArraySlice<UInt8>, _ blocks: Blocks) -> Bool {
    let key = ComparisonKey.of(text)
    return blocks.list.prefix(mostBlocks).contains { $0.level == 1 && ComparisonKey.of(blocks.text[$0.text]) == key }
  }

  /// Whether a text has as many words as a headline: three, or six characters of a script without spaces.
  private static func isTitle(_ text: ArraySlice<UInt8>) -> Bool {
    text.count(where: { $0 == 32 }) >= 2 || text.count(where: { (0xE3...0xE9).contains($0) }) >= 8
  }
}
