import Envelope

/// Decides which blocks are the article: those that the models score high, but for copies of blocks that were kept
/// before and what ``FurnitureRules`` know to be something else.
struct BodyChooser {
  /// Blocks are kept from this score on: where body F1 of unseen sites is highest.
  static func threshold(_ form: Page.Form) -> Float { form == .html ? 0.40 : 0.45 }
  /// Copies of blocks with fewer words than this may be meant: "Yes", "No".
  private static let shortestCopy = 5

  /// Chooses the article's blocks.
  static func choose(_ analysis: PageAnalysis) -> Body {
    let blocks = analysis.list.blocks
    let threshold = threshold(analysis.form)
    var body = Body()
    body.dropped = [Cleaning.Kind?](repeating: nil, count: blocks.count)
    let ruled = FurnitureRules.kinds(analysis)
    // Whether a block with the same words as this first copy was kept.
    var isKept = [Bool](repeating: false, count: blocks.count)
    let copies = analysis.text.firstCopy
    for (index, block) in blocks.enumerated() {
      let isGood = analysis.scores[index] >= threshold
      if block.words.count >= shortestCopy, isKept[copies[index]] {
        body.dropped[index] = .repeatedBlocks
      } else if let kind = ruled[index] {
        body.dropped[index] = kind
      } else if !isGood {
        body.dropped[index] = BlockKinds.kind(of: index, analysis)
      } else {
        isKept[copies[index]] = true
        body.kept.append(index)
      }
    }
    BlockKinds.extend(&body, analysis)
    for index in body.kept {
      body.mass += blocks[index].measure.mass
      body.score += analysis.scores[index] * blocks[index].measure.mass
    }
    if body.mass > 0 { body.score /= body.mass }
    return body
  }
}
