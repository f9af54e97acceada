import Envelope

/// A page's blocks with what is seen in them and how much each looks like article text.
struct ScoredBlocks {
  var form: Page.Form
  /// The host of the page's address, without `www.`; empty where it has none.
  var host = ""
  var blocks: Blocks
  var facts: BlockFacts
  /// How much each block looks like article text, from 0 to 1.
  var scores: [Float]
  /// How much each block looks like a standfirst, from 0 to 1.
  var standfirstScores: [Float]
}
