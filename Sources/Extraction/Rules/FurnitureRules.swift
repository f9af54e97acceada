import Envelope

/// What is no article text whatever the models say: few rules, each for text that says itself what it is.
enum FurnitureRules {
  /// Marks the blocks that a rule drops, with their kinds.
  static func kinds(_ page: ScoredBlocks) -> [Cleaning.Kind?] {
    let blocks = page.blocks.list
    let hits = page.facts.hits
    var kinds = [Cleaning.Kind?](repeating: nil, count: blocks.count)
    for (index, isDialog) in ConsentDialogs.find(page).enumerated() where isDialog { kinds[index] = .consent }
    for (index, isOther) in OtherArticles.find(page).enumerated() where isOther { kinds[index] = .otherArticle }
    var isBeforeProse = true
    for (index, block) in blocks.enumerated() {
      let mass = block.measure.mass
      if isBeforeProse, mass <= 25, isBanner(index, page, kinds) {
        kinds[index] = .errorBanner
      } else if mass >= 20, block.isProse || isUnmarked(block) {
        isBeforeProse = false
      }
      if index > 0, hits[index].has(.disclaimer), isHeading(blocks[index - 1]), hits[index - 1].leads(.disclaimer) {
        kinds[index - 1] = .disclaimer
        kinds[index] = .disclaimer
      }
      let isByline = page.facts.isByline[index] || (isBeforeProse && hits[index].leads(.byline))
      if isByline, mass <= 8, block.measure.sentenceEnds == 0 { kinds[index] = .byline }
      if hits[index].leads(.related), block.linkDensity > 0.5, mass < 40 { kinds[index] = .related }
      if page.facts.isHeadline[index] { kinds[index] = .byline }
    }
    return kinds
  }

  /// Whether a block is part of a false error message: it stands over the headline, not under it, where a lead may well
  /// speak of what is forbidden or lost. Where no headline is known, it is the message itself, or stands right under it.
  private static func isBanner(_ index: Int, _ page: ScoredBlocks, _ kinds: [Cleaning.Kind?]) -> Bool {
    let hits = page.facts.hits[index]
    guard hits.has(.errorBanner) else { return false }
    if let headline = page.facts.headline, headline != index, !page.facts.hits[headline].has(.errorBanner) {
      return index < headline || hits.is(.errorBanner)
    }
    return hits.leads(.errorBanner) || page.blocks.list[index].measure.mass <= 8
      || (index > 0 && kinds[index - 1] == .errorBanner)
  }

  /// Whether a block is text of a script that writes neither full stops nor commas, such as Thai.
  private static func isUnmarked(_ block: Block) -> Bool {
    block.measure.first == .syllable && block.linkDensity < 0.4
  }

  /// Whether a block announces what follows.
  private static func isHeading(_ block: Block) -> Bool {
    block.measure.mass <= 6
      && (block.shape == .heading || block.measure.last == .colon || block.measure.sentenceEnds == 0)
  }
}
