import Envelope

/// The trained models of one form of page: the first sees a block and its neighbours, the second also the first one's
/// scores of all blocks around. Made by `Tests/Benchmarks/extraction/train.py`.
struct BlockModels: Sendable {
  let first: ObliviousForest
  let second: ObliviousForest
  /// Tells the deck between headline and text from the text.
  let standfirst: ObliviousForest
  /// What single words say.
  let evidence: Evidence

  /// What the first model scores no higher, with all around it, the second never makes article text of.
  static let hopeless: Float = 0.01

  /// For HTML pages.
  static let html = BlockModels(
    HTMLModelWeights.first, HTMLModelWeights.second, HTMLModelWeights.standfirst, HTMLModelWeights.features,
    texts: HTMLModelWeights.texts, classes: HTMLModelWeights.classes)
  /// For pages flattened to text.
  static let text = BlockModels(
    TextModelWeights.first, TextModelWeights.second, TextModelWeights.standfirst, TextModelWeights.features,
    texts: TextModelWeights.texts, classes: "")

  /// Those of a form of page.
  static func of(_ form: Page.Form) -> BlockModels { form == .html ? html : text }

  private init(
    _ first: StaticString, _ second: StaticString, _ standfirst: StaticString, _ names: String, texts: StaticString,
    classes: StaticString
  ) {
    self.first = ObliviousForest(first, features: names)
    self.second = ObliviousForest(second, features: names)
    self.standfirst = ObliviousForest(standfirst, features: names)
    evidence = Evidence(texts: WordWeights(texts), classes: WordWeights(classes))
  }
}
