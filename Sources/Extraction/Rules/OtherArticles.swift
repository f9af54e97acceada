/// Finds the blocks of other articles on the page, as pages have them that scroll into the next article: what stands in
/// an article element beside that of the headline, under a main heading of its own or one that is a link to its page.
enum OtherArticles {
  /// The headline's article must have this much text that looks like an article's, or the page is something else.
  private static let leastMass: Float = 50

  /// For each block whether it is part of another article; empty where there is none.
  static func find(_ page: ScoredBlocks) -> [Bool] {
    let elements = page.blocks.elements
    guard page.form == .html, elements.articles > 1, let headline = page.facts.headline else { return [] }
    func around(_ block: Block) -> Int { page.blocks.element(of: block).article }
    let own = around(page.blocks.list[headline])
    guard own > 0, mass(of: own, page) >= leastMass else { return [] }
    // The headline's article and those around it.
    var isAround = [Bool](repeating: false, count: elements.articles + 1)
    isAround[0] = true
    var article = own
    while article > 0 {
      isAround[article] = true
      article = elements.articleParents[article]
    }
    // For each article the outermost one around it that is not around the headline; itself where it is.
    var outermost = Array(0...elements.articles)
    for index in 1...elements.articles where !isAround[index] {
      let parent = elements.articleParents[index]
      // What is within the headline's article belongs to it.
      if parent == own || !isAround[parent] { outermost[index] = outermost[parent] }
    }
    var isOther = [Bool](repeating: false, count: elements.articles + 1)
    for (index, block) in page.blocks.list.enumerated() where index > headline {
      // A main heading, or one that leads to the article's own page.
      let isTitle = block.level == 1 || (block.level > 0 && block.linkDensity > 0.8 && block.measure.mass >= 3)
      if isTitle { isOther[outermost[around(block)]] = true }
    }
    for index in isOther.indices where isAround[index] { isOther[index] = false }
    guard isOther.contains(true) else { return [] }
    return page.blocks.list.map { isOther[outermost[around($0)]] }
  }

  /// From this score on a block counts as text of its article: a little lower than what is kept of a page.
  private static let goodScore: Float = 0.40

  /// The mass of the blocks within an article element, not within another, that the models take for article text.
  private static func mass(of article: Int, _ page: ScoredBlocks) -> Float {
    var mass: Float = 0
    for (index, block) in page.blocks.list.enumerated() where page.scores[index] >= goodScore {
      if page.blocks.element(of: block).article == article { mass += block.measure.mass }
    }
    return mass
  }
}
