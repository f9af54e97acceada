import Envelope

/// Scores how much each block of a page looks like article text.
///
/// One scorer serves one thread: its matrices are used again from page to page.
package final class BlockScorer {
  /// The features of the page that was scored last.
  package let matrix = FeatureMatrix()
  private let hopefulMatrix = FeatureMatrix()
  /// From this score on a block may be of the article, and so many of the first of them may be its standfirst.
  private static let mayBeArticle: Float = 0.3
  private static let mayBeStandfirst = 4

  package init() {}

  /// The blocks' scores, from 0 to 1.
  func scores(of blocks: Blocks, _ facts: BlockFacts, _ form: Page.Form) -> BlockScores {
    describe(blocks, facts, form)
    let models = BlockModels.of(form)
    var scores = models.first.scores(of: matrix)
    ScoreFeatures.fill(matrix, scores, blocks, facts, form)
    // Half of a page is menus: what is hopeless keeps its score.
    let hopeful = scores.indices.filter { scores[$0] > BlockModels.hopeless }
    hopefulMatrix.copy(hopeful, of: matrix)
    for (row, score) in zip(hopeful, models.second.scores(of: hopefulMatrix)) { scores[row] = score }
    var standfirst = [Float](repeating: 0, count: scores.count)
    let candidates = scores.indices.lazy.filter { scores[$0] >= BlockScorer.mayBeArticle }
      .prefix(BlockScorer.mayBeStandfirst)
    let leading = Array(candidates)
    hopefulMatrix.copy(leading, of: matrix)
    for (row, score) in zip(leading, models.standfirst.scores(of: hopefulMatrix)) { standfirst[row] = score }
    return BlockScores(article: scores, standfirst: standfirst)
  }

  /// Fills in the features that the first model needs.
  func describe(_ blocks: Blocks, _ facts: BlockFacts, _ form: Page.Form) {
    matrix.reset(rows: blocks.list.count)
    TextFeatures.fill(matrix, blocks, facts)
    if form == .html { TreeFeatures.fill(matrix, blocks, facts) }
  }
}
