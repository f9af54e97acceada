import Envelope

/// Tells lists of articles, home and search pages from articles: on a list, what looks like article text is teasers, each
/// under a headline that is a link.
enum Listing {
  /// Fewer kept blocks than this make no list.
  private static let leastTeasers = 4
  /// Paragraphs of more mass than this are no teasers.
  private static let longestTeaser: Float = 60

  /// This much text that is surely an article's, under no linked headline, makes one, whatever list follows it. Mass.
  private static let shortestArticle: Float = 100
  private static let sureScore: Float = 0.9

  /// The rejection of a page that is a list, or nil.
  static func reject(_ page: Page, _ scored: ScoredBlocks, _ metadata: Metadata, _ body: Body) -> Rejection? {
    let blocks = scored.blocks.list
    guard page.form == .html, body.kept.count >= leastTeasers else { return nil }
    var teasers = 0
    var prose = 0
    var sure: Float = 0
    for index in body.kept {
      if blocks[index].measure.mass > longestTeaser { prose += 1 }
      if isTeaser(index, blocks) {
        teasers += 1
      } else if scored.scores[index] >= sureScore {
        sure += blocks[index].measure.mass
      }
    }
    if sure >= shortestArticle { return nil }
    let isFront = isFrontPage(page.url) || metadata.hints.kind == .listing
    let share = Float(teasers) / Float(body.kept.count)
    guard metadata.hints.kind != .article || isFront, prose * 8 <= body.kept.count else { return nil }
    guard teasers >= leastTeasers, share >= (isFront ? 0.3 : 0.6) else { return nil }
    return PageJudge.rejection(.listing, "\(teasers) of \(body.kept.count) blocks are teasers under linked headlines")
  }

  /// Whether a kept block is a linked headline, or follows one within two blocks.
  private static func isTeaser(_ index: Int, _ blocks: [Block]) -> Bool {
    for offset in 0...2 where index >= offset {
      let block = blocks[index - offset]
      if block.linkDensity > 0.8, block.measure.mass >= 3, block.measure.mass <= 30 { return true }
      if offset > 0, block.measure.mass > 15 { return false }
    }
    return false
  }

  /// Whether an address has no path, as those of front pages do.
  private static func isFrontPage(_ url: String) -> Bool {
    let bytes = Array(url.utf8)
    var slashes = 0
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { return slashes >= 2 }
      if byte == UInt8(ascii: "/") {
        slashes += 1
        if slashes == 3 { return index == bytes.count - 1 || bytes[index + 1] == UInt8(ascii: "?") }
      }
    }
    return slashes == 2
  }
}
