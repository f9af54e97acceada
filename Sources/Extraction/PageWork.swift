import Envelope

/// The steps before the choice of the body one by one, for training and for measuring.
package final class PageWork {
  private let reader = BlockReader()
  private let scorer = BlockScorer()
  /// The CPU seconds of each step so far, by ``run(_:clock:)``.
  package private(set) var seconds = [("blocks", 0.0), ("metadata", 0), ("facts", 0), ("scores", 0)]

  package init() {}

  /// The features of the page that was described last.
  package var matrix: FeatureMatrix { scorer.matrix }

  /// Runs the steps on a page, and takes their time.
  package func run(_ page: Page, clock: () -> Double) {
    func timed<Value>(_ step: Int, _ body: () -> Value) -> Value {
      let start = clock()
      defer { seconds[step].1 += clock() - start }
      return body()
    }
    let blocks = timed(0) { reader.read(page).blocks }
    let statements = timed(1) { Extractor.readMetadata(page, blocks).statements }
    let facts = timed(2) { BlockFacts(blocks, statements) }
    _ = timed(3) { scorer.scores(of: blocks, facts, page.form) }
  }

  /// Makes a page's blocks and their features, those of scores too where `scores` has them: it gets the number of blocks.
  package func describe(_ page: Page, scores: (Int) -> [Float]?) -> Blocks {
    let blocks = reader.read(page).blocks
    let facts = BlockFacts(blocks, Extractor.readMetadata(page, blocks).statements)
    scorer.describe(blocks, facts, page.form)
    if let given = scores(blocks.list.count) {
      ScoreFeatures.fill(scorer.matrix, given, blocks, facts, page.form)
    }
    return blocks
  }
}
