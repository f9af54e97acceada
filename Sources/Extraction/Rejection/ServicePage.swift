import Envelope

/// Tells pages that are no site's own: checks for robots, blocks of countries, what servers and registrars show where
/// nothing is published.
///
/// They speak of nothing but themselves, so one phrase in the title or the first heading is enough where little else is on
/// the page; without one, most of the text has such phrases.
enum ServicePage {
  /// From this mass on a page has something to say of its own, whatever its title says.
  private static let longest: Float = 150
  /// The same where no title or heading says so.
  private static let longestUntitled: Float = 60
  /// A heading with more mass is about robots, or about domains.
  private static let longestTitle: Float = 14
  private static let reasons: [(group: Lexicon.Group, reason: Rejection.Reason, detail: String)] = [
    (.robotCheck, .wall, "a proof of being human, or a block"),
    (.placeholder, .noArticle, "what a server or a registrar shows where nothing is published"),
  ]

  /// The rejection of such a page, or nil.
  static func reject(_ page: ScoredBlocks, _ metadata: Metadata, _ body: Body) -> Rejection? {
    guard metadata.hints.kind != .article, body.mass < longest else { return nil }
    let blocks = page.blocks.list
    let titles = metadata.hints.headlines.prefix(12).map { PageJudge.phrases(in: $0).hits }
    for (group, reason, detail) in reasons {
      var isTitled = titles.contains { $0.has(group) }
      var mass: Float = 0
      var count = 0
      for (index, block) in blocks.enumerated() where page.facts.hits[index].has(group) {
        count += 1
        if block.level > 0, block.measure.mass <= longestTitle { isTitled = true }
        if body.dropped[index] == nil { mass += block.measure.mass }
      }
      guard isTitled || count > 0 else { continue }
      let isMost = body.mass < longestUntitled && mass * 2 >= body.mass
      if isTitled || isMost { return PageJudge.rejection(reason, detail) }
    }
    return nil
  }
}
