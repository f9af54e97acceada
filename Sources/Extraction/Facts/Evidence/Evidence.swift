/// What single words tell of a block, learned by logistic regression on pages whose articles are known: beside the phrases and
/// class names that we know (``Lexicon``, ``ClassHint``), those that we do not.
package struct Evidence: Sendable {
  /// The words of texts; see ``TextKeys``.
  let texts: WordWeights
  /// The words of class names and ids; see ``ClassKeys``.
  let classes: WordWeights

  /// Evidence of two tables.
  package init(texts: WordWeights, classes: WordWeights) {
    self.texts = texts
    self.classes = classes
  }
}
