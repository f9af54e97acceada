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

  /// The page's rejection, or nil for an article.
  static func reject(_ page: Page, _ analysis: PageAnalysis, _ body: Body) -> Rejection? {
    let blocks = analysis.list.blocks
    let visible = blocks.reduce(0) { $0 + Int($1.measure.characters) }
    if visible == 0 { return rejection(.emptyPage, "no visible text") }
    if analysis.replacements > 8, analysis.replacements * 4 > visible {
      return Rejection(
        .undecodable, stage: .parse,
        detail: "\(analysis.replacements) malformed sequences, \(visible) visible characters")
    }
    if let status = page.httpStatus, status >= 400, body.mass < massOverBanner {
      return rejection(.errorPage, "HTTP status \(status)")
    }
    if let found = errorPage(analysis, body) ?? wall(analysis, body) ?? Listing.reject(page, analysis, body) {
      return found
    }
    if body.mass >= leastMass { return nil }
    switch analysis.metadata.hints.kind {
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
  static func isTruncated(_ analysis: PageAnalysis, _ body: Body) -> Bool {
    guard let last = body.kept.last else { return false }
    let after = analysis.text.hits[(last + 1)...].prefix(8)
    let isWalled = after.contains { $0.has(.wall) }
    return isWalled && (analysis.metadata.hints.isPaywalled || body.mass < 250)
      || analysis.metadata.hints.isPaywalled && body.mass < 120
  }

  /// An error message where little else is.
  private static func errorPage(_ analysis: PageAnalysis, _ body: Body) -> Rejection? {
    var errors = 0
    var isHeading = analysis.metadata.headline.map { says($0.value, .errorBanner) } ?? false
    for (index, block) in analysis.list.blocks.enumerated() where block.measure.mass < 60 {
      guard analysis.text.hits[index].has(.errorBanner) else { continue }
      errors += 1
      if block.shape == .heading, block.measure.mass < 12 { isHeading = true }
    }
    let limit = isHeading && analysis.metadata.hints.kind != .article ? massOverHeadline : massOverBanner * 2 / 3
    guard errors > 0, body.mass < limit else { return nil }
    return rejection(.errorPage, "\(errors) blocks of an error message, no article")
  }

  /// A consent, captcha, login or subscription wall where little else is.
  private static func wall(_ analysis: PageAnalysis, _ body: Body) -> Rejection? {
    var walls = 0
    var massOfWalls: Float = 0
    for (index, block) in analysis.list.blocks.enumerated() where block.measure.mass < 120 {
      let hits = analysis.text.hits[index]
      guard hits.has(.wall) || hits.has(.consent) else { continue }
      walls += 1
      if body.dropped[index] == nil { massOfWalls += block.measure.mass }
    }
    guard walls > 0 else { return nil }
    let isArticle = analysis.metadata.hints.kind == .article
    if analysis.metadata.hints.isPaywalled, body.mass < massOverBanner / 2 {
      return rejection(.paywall, "the article is behind a paywall")
    }
    let isMostlyWall = massOfWalls * 2 > body.mass && body.mass < massOverHeadline && !isArticle
    guard isMostlyWall || body.mass < leastMass else { return nil }
    return rejection(.wall, "\(walls) blocks ask for consent, a login, a subscription or a proof of being human")
  }

  private static func says(_ text: String, _ group: Lexicon.Group) -> Bool {
    var words: [UInt32] = []
    let bytes = Array(text.utf8.prefix(400))
    _ = Measure(bytes, 0..<bytes.count, hashes: &words)
    return Lexicon.standard.hits(words, words.indices).has(group)
  }

  /// A rejection of the extract stage.
  static func rejection(_ reason: Rejection.Reason, _ detail: String) -> Rejection {
    Rejection(reason, stage: .extract, detail: detail)
  }
}
