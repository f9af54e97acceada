import Envelope

/// A page's blocks with what is seen in them and how much each looks like article text.
struct ScoredBlocks {
  var form: Page.Form
  var blocks: Blocks
  var facts: BlockFacts
  /// For each block a score from 0 to 1.
  var scores: [Float]
}
