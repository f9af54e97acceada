/// The trained models of one form of page: the first sees a block and its neighbours, the second also the first one's
/// scores of all blocks around. Made by `Tests/Benchmarks/extraction/train.py`.
struct BlockModels: Sendable {
  let first: ObliviousForest
  let second: ObliviousForest

  /// What the first model scores no higher, with all around it, the second never makes article text of.
  static let hopeless: Float = 0.01

  /// For HTML pages.
  static let html = BlockModels(
    first: ObliviousForest(HTMLModelWeights.first), second: ObliviousForest(HTMLModelWeights.second))
  /// For pages flattened to text.
  static let text = BlockModels(
    first: ObliviousForest(TextModelWeights.first), second: ObliviousForest(TextModelWeights.second))
}
