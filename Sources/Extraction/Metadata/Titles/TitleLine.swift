/// Finds the headline of a flattened page by the page's first line, which often is what its title element held: the
/// headline, with the site's name after it.
struct TitleLine {
  /// The first line as ``ComparisonKey`` has it, with and without the site's name.
  private let key: [UInt8]
  private let stripped: [UInt8]
  /// The first line without the site's name, if that is known to be in it.
  private let headline: [UInt8]?
  /// Shorter agreements say nothing. Bytes of the key.
  private static let shortest = 12
  /// Lines with more bytes are no headlines.
  private static let longest = 400
  /// Lines after the body's first that may still be the headline: the body may have been found too early.
  private static let reach = 12

  /// Reads the first line; nil where it is too short or too long for a title.
  init?(_ text: [UInt8], _ line: Range<Int>, site: SiteName) {
    guard line.count <= TitleLine.longest else { return nil }
    let title = PlainText.clean(text, line)
    let head = site.stripped(title)
    key = ComparisonKey.of(title)
    stripped = ComparisonKey.of(head)
    headline = head.count < title.count ? head : nil
    guard stripped.count >= TitleLine.shortest else { return nil }
  }

  /// The headline: the later line that agrees best with the title, or what the title has before the site's name.
  func headline(_ text: [UInt8], _ lines: [Range<Int>], bodyStart: Int) -> [UInt8]? {
    var best: Int?
    var bestScore = 0
    let end = min(lines.count, bodyStart + TitleLine.reach)
    for index in 1..<max(1, end) where lines[index].count <= TitleLine.longest {
      let line = ComparisonKey.of(PlainText.clean(text, lines[index]))
      if isSigned(line) { continue }
      // Shortly before the body a line may say the same in other words.
      let isNear = index < bodyStart && index >= bodyStart - TitleLine.reach
      let score = max(agreement(line), isNear ? sharedWords(line) : 0)
      if score > bestScore {
        bestScore = score
        best = index
      }
    }
    return best.map { PlainText.clean(text, lines[$0]) } ?? headline
  }

  /// Whether a line is the title with the author's name after it.
  private func isSigned(_ line: [UInt8]) -> Bool {
    line.starts(with: stripped) && line.dropFirst(stripped.count).starts(with: Array(" by ".utf8))
  }

  /// How far a line agrees with the title, from its beginning on: 0 not enough. Of lines that agree equally far, those
  /// count more that go no further.
  private func agreement(_ line: [UInt8]) -> Int {
    var shared = 0
    while shared < min(line.count, key.count), line[shared] == key[shared] { shared += 1 }
    guard shared >= TitleLine.shortest else { return 0 }
    let isWholeLine = shared == line.count && (shared == key.count || key[shared] == 0x20)
    if isWholeLine { return shared * 2 >= stripped.count ? 1000 + shared * 2 + 1 : 0 }
    // The line goes on, or ends otherwise: the title is shortened, or written for search engines.
    return shared * 2 >= stripped.count && shared * 2 >= line.count ? 1000 + min(shared, stripped.count) * 2 : 0
  }

  /// How many words of the title a line has, where these are most words of both; 0 otherwise.
  private func sharedWords(_ line: [UInt8]) -> Int {
    let ours = Set(stripped.split(separator: 0x20))
    let theirs = Set(line.split(separator: 0x20))
    let shared = ours.intersection(theirs).count
    return shared >= 4 && shared * 2 >= ours.count && shared * 2 >= theirs.count ? shared : 0
  }
}
