/// Finds the blocks of other articles on the page, as pages have them that scroll into the next article: what stands in
/// an article element beside that of the headline, under a main heading of its own.
enum OtherArticles {
  /// The headline's article must have this much text that looks like an article's, or the page is something else.
  private static let leastMass: Float = 50

  /// For each block whether it is part of another article; empty where there is none.
  static func find(_ analysis: PageAnalysis) -> [Bool] {
    let context = analysis.elements
    guard analysis.form == .html, context.articles > 1, let headline = analysis.text.headline else { return [] }
    let own = context.entries[context.entryOfBlock[headline]].article
    guard own > 0, mass(of: own, analysis) >= leastMass else { return [] }
    // The headline's article and those around it.
    var isAround = [Bool](repeating: false, count: context.articles + 1)
    isAround[0] = true
    var article = own
    while article > 0 {
      isAround[article] = true
      article = context.articleParents[article]
    }
    // For each article the outermost one around it that is not around the headline; itself where it is.
    var outermost = Array(0...context.articles)
    for index in 1...context.articles where !isAround[index] {
      let parent = context.articleParents[index]
      // What is within the headline's article belongs to it.
      if parent == own || (!isAround[parent] && outermost[parent] == own) {
        outermost[index] = own
      } else if !isAround[parent] {
        outermost[index] = outermost[parent]
      }
    }
    var isOther = [Bool](repeating: false, count: context.articles + 1)
    for (index, block) in analysis.list.blocks.enumerated() where block.level == 1 && index > headline {
      isOther[outermost[context.entries[context.entryOfBlock[index]].article]] = true
    }
    for index in isOther.indices where isAround[index] { isOther[index] = false }
    guard isOther.contains(true) else { return [] }
    return context.entryOfBlock.map { isOther[outermost[context.entries[$0].article]] }
  }

  /// From this score on a block counts as text of its article: a little lower than what is kept of a page.
  private static let goodScore: Float = 0.40

  /// The mass of the blocks within an article element, not within another, that the models take for article text.
  private static func mass(of article: Int, _ analysis: PageAnalysis) -> Float {
    var mass: Float = 0
    for (index, block) in analysis.list.blocks.enumerated() where analysis.scores[index] >= goodScore {
      let entry = analysis.elements.entries[analysis.elements.entryOfBlock[index]]
      if entry.article == article { mass += block.measure.mass }
    }
    return mass
  }
}
