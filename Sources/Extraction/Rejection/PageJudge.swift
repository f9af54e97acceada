import Envelope
import HTML

/// Says why a page holds no article, or that it holds one.
///
/// The rules lean towards articles: a page is rejected for what it says of itself only where little else is on it.
enum PageJudge {
  /// Texts of less mass than this are no articles, whatever they are.
  private static let leastMass: Float = 12
  /// From this mass on, an error message or a wall on the page stands beside a real article.
  private static let massOverBanner: Float = 60
  /// The same where the page's headline is the error message, or most of the text asks for consent.
  private static let massOverHeadline: Float = 150

  /// From this mass on, a paragraph with such phrases is about errors.
  private static let longestMessage: Float = 30
  /// A heading that names an error somewhere is an error message up to this mass.
  private static let longestTitle: Float = 6

  /// The page's rejection, or nil for an article.
  ///
  /// - Parameter replacements: how many malformed sequences the page's bytes have.
  static func reject(
    _ page: Page, _ scored: ScoredBlocks, _ metadata: Metadata, _ body: Body, replacements: Int
  ) -> Rejection? {
    let blocks = scored.blocks.list
    let visible = blocks.reduce(0) { $0 + Int($1.measure.characters) }
    if visible == 0 { return rejection(.emptyPage, "no visible text") }
    if replacements > 8, replacements * 4 > visible {
      return Rejection(
        .undecodable, stage: .parse,
        detail: "\(replacements) malformed sequences, \(visible) visible characters")
    }
    if let status = page.httpStatus, status >= 400, body.mass < massOverBanner {
      return rejection(.errorPage, "HTTP status \(status)")
    }
    let found =
      ServicePage.reject(scored, metadata, body) ?? errorPage(scored, metadata, body)
      ?? wall(scored, metadata, body) ?? Listing.reject(page, scored, metadata, body)
    if let found { return found }
    if body.mass >= leastMass { return nil }
    switch metadata.hints.kind {
    case .listing: return rejection(.listing, "the page says that it is a list")
    case .video, .gallery: return rejection(.mediaOnly, "a video or gallery page without text")
    default: break
    }
    if body.kept.isEmpty, blocks.contains(where: { $0.mediaBefore > 0 }), visible < 400 {
      return rejection(.mediaOnly, "pictures or players, and \(visible) characters of text")
    }
    if body.kept.isEmpty { return rejection(.noArticle, "no block of article text in \(blocks.count) blocks") }
    return rejection(.noArticle, "article text of \(body.kept.count) blocks is too short")
  }

  /// Whether the page holds only the beginning of its article: a wall follows what was kept.
  static func isTruncated(_ page: ScoredBlocks, _ metadata: Metadata, _ body: Body) -> Bool {
    guard let last = body.kept.last else { return false }
    let after = page.facts.hits[(last + 1)...].prefix(8)
    let isWalled = after.contains { $0.has(.wall) }
    return isWalled && (metadata.hints.isPaywalled || body.mass < 250)
      || metadata.hints.isPaywalled && body.mass < 120
  }

  /// An error message where little else is.
  ///
  /// Only what stands before the article counts: after it forms and players have messages, hidden until they need them.
  private static func errorPage(_ page: ScoredBlocks, _ metadata: Metadata, _ body: Body) -> Rejection? {
    let blocks = page.blocks.list
    func isMessage(_ index: Int) -> Bool {
      blocks[index].measure.mass < longestMessage && page.facts.hits[index].has(.errorBanner)
    }
    let isArticle = metadata.hints.kind == .article
    if isArticle, body.mass >= massOverBanner { return nil }
    let own = body.kept.filter { !isMessage($0) }
    let mass = own.reduce(0) { $0 + blocks[$1].measure.mass }
    let end = mass < leastMass ? blocks.count : own[0]
    let messages = (0..<end).filter(isMessage)
    guard !messages.isEmpty else { return nil }
    let isHeading =
      page.form == .html && !isArticle
      && (metadata.headline.map { isTitle($0.value) } ?? false
        || messages.contains { blocks[$0].level == 1 && isTitle(page.facts.hits[$0], blocks[$0].measure.mass) })
    guard mass < (isHeading ? massOverHeadline : massOverBanner * 2 / 3) else { return nil }
    return rejection(.errorPage, "\(messages.count) blocks of an error message, no article")
  }

  /// A consent, captcha, login or subscription wall where little else is.
  private static func wall(_ page: ScoredBlocks, _ metadata: Metadata, _ body: Body) -> Rejection? {
    var walls = 0
    var massOfWalls: Float = 0
    for (index, block) in page.blocks.list.enumerated() where block.measure.mass < 120 {
      let hits = page.facts.hits[index]
      guard hits.has(.wall) || hits.has(.consent) || hits.has(.robotCheck) else { continue }
      walls += 1
      if body.dropped[index] == nil { massOfWalls += block.measure.mass }
    }
    guard walls > 0 else { return nil }
    let isArticle = metadata.hints.kind == .article
    if metadata.hints.isPaywalled, body.mass < massOverBanner / 2 {
      return rejection(.paywall, "the article is behind a paywall")
    }
    // A wall may stand on an article's page in the article's place.
    let share: Float = isArticle ? 0.8 : 0.5
    let isMostlyWall = massOfWalls > body.mass * share && body.mass < massOverHeadline
    guard isMostlyWall || body.mass < leastMass else { return nil }
    return rejection(.wall, "\(walls) blocks ask for consent, a login, a subscription or a proof of being human")
  }

  /// Whether a heading with such phrases is an error message, and not a report's headline about tickets that are no
  /// longer available.
  private static func isTitle(_ hits: Lexicon.Hits, _ mass: Float) -> Bool {
    hits.leads(.errorBanner) || (hits.has(.errorBanner) && mass <= longestTitle)
  }

  private static func isTitle(_ title: String) -> Bool {
    let (hits, mass) = phrases(in: title)
    return isTitle(hits, mass)
  }

  /// The phrases in a title, and its mass.
  static func phrases(in title: String) -> (hits: Lexicon.Hits, mass: Float) {
    var words: [UInt32] = []
    let bytes = Array(title.utf8.prefix(400))
    let measure = Measure(bytes, 0..<bytes.count, hashes: &words)
    return (Lexicon.standard.hits(words, words.indices), measure.mass)
  }

  /// A rejection of the extract stage.
  static func rejection(_ reason: Rejection.Reason, _ detail: String) -> Rejection {
    Rejection(reason, stage: .extract, detail: detail)
  }
}
