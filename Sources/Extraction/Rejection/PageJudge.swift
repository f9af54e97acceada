import Envelope
import HTML

/// Says why a page holds no article, or that it holds one.
enum PageJudge {
  /// Texts of less mass than this are no articles, whatever they are.
  private static let leastMass: Float = 12
  /// From this mass on, an error message on the page is a banner over a real article.
  private static let massOverBanner: Float = 60

  /// The page's rejection, or nil for an article.
  static func reject(_ page: Page, _ analysis: PageAnalysis, _ body: Body) -> Rejection? {
    let blocks = analysis.list.blocks
    let visible = blocks.reduce(0) { $0 + Int($1.measure.characters) }
    if visible == 0 { return rejection(.emptyPage, "no visible text") }
    if analysis.replacements * 4 > visible, analysis.replacements > 8 {
      return Rejection(
        .undecodable, stage: .parse,
        detail: "\(analysis.replacements) malformed sequences, \(visible) visible characters")
    }
    if let status = page.httpStatus, status >= 400, body.mass < massOverBanner {
      return rejection(.errorPage, "HTTP status \(status)")
    }
    if body.mass < massOverBanner, let reason = furniture(analysis, body) { return reason }
    if body.mass >= leastMass { return nil }
    switch analysis.metadata.hints.kind {
    case .listing: return rejection(.listing, "the page says that it is a list")
    case .video, .gallery: return rejection(.mediaOnly, "a video or gallery page without text")
    default: break
    }
    if body.kept.isEmpty { return rejection(.noArticle, "no block of article text in \(blocks.count) blocks") }
    return rejection(.noArticle, "article text of \(body.kept.count) blocks is too short")
  }

  /// Error messages and walls, where little or nothing else was found.
  private static func furniture(_ analysis: PageAnalysis, _ body: Body) -> Rejection? {
    var errors = 0
    var walls = 0
    for (index, block) in analysis.list.blocks.enumerated() where block.measure.mass < 60 {
      let hits = analysis.text.hits[index]
      if hits.has(.errorBanner) { errors += 1 }
      if hits.has(.wall) { walls += 1 }
    }
    if errors > 0, body.mass < 40 { return rejection(.errorPage, "\(errors) blocks of an error message, no article") }
    if walls > 0, body.mass < 30 {
      return analysis.metadata.hints.isPaywalled
        ? rejection(.paywall, "the article is behind a paywall")
        : rejection(.wall, "\(walls) blocks ask for a login, a subscription or a proof of being human")
    }
    return nil
  }

  private static func rejection(_ reason: Rejection.Reason, _ detail: String) -> Rejection {
    Rejection(reason, stage: .extract, detail: detail)
  }
}
