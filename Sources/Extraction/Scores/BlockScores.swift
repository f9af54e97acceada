/// How much each block of a page looks like parts of an article, from 0 to 1.
package struct BlockScores {
  /// The article's text.
  package var article: [Float]
  /// The standfirst, the deck between headline and text; 0 for blocks that were not asked.
  package var standfirst: [Float]

  /// Makes scores of blocks none of which is a standfirst.
  package init(article: [Float], standfirst: [Float]? = nil) {
    self.article = article
    self.standfirst = standfirst ?? [Float](repeating: 0, count: article.count)
  }
}
