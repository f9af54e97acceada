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
    for (index, isTeaser) in Teasers.find(page).enumerated() where isTeaser { kinds[index] = .related }
    for (index, isGallery) in Galleries.find(page).enumerated() where isGallery { kinds[index] = .caption }
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
      if kinds[index] == nil,
        isHead(index, page, isBeforeProse: isBeforeProse) || CJKByline.isCredits(page.blocks.text[block.text])
      {
        kinds[index] = .byline
      }
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
      // The lines of a flattened page may stand in another order.
      return index < headline || hits.is(.errorBanner) || page.form == .text && hits.opens(.errorBanner)
    }
    return hits.opens(.errorBanner) || page.blocks.list[index].measure.mass <= 8
      || (index > 0 && kinds[index - 1] == .errorBanner)
  }

  /// Whether a block repeats what stands over the article and has members of its own: the line with the names and the date,
  /// the headline in other words.
  private static func isHead(_ index: Int, _ page: ScoredBlocks, isBeforeProse: Bool) -> Bool {
    guard isBeforeProse, index > (page.facts.headline ?? Int.max) else { return false }
    let block = page.blocks.list[index]
    guard block.measure.mass <= longestHead else { return false }
    if page.facts.isByline[index] || page.facts.isDate[index] { return block.measure.sentenceEnds == 0 }
    return block.measure.mass >= 4 && block.measure.sentenceEnds <= 1 && page.facts.headlineOverlap[index] >= sameWords
  }

  /// Lines over an article have no more mass.
  private static let longestHead: Float = 16
  /// The share of a line's words that the headline has where it says the same.
  private static let sameWords: Float = 0.9

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
