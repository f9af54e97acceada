import Envelope

/// The steps before the choice of the body one by one, for training.
package final class PageWork {
  private let reader: BlockReader
  private let scorer = BlockScorer()
  private let evidence: Evidence

  /// Makes the steps for a form of page.
  ///
  /// - Parameter evidence: what single words say, by a model that has not seen the pages; nil for the product's.
  package init(_ form: Page.Form, evidence: Evidence?) {
    self.evidence = evidence ?? BlockModels.of(form).evidence
    reader = BlockReader(classes: self.evidence.classes)
  }

  /// The features of the page that was described last.
  package var matrix: FeatureMatrix { scorer.matrix }

  /// Makes a page's blocks and their features, those of scores too where `scores` has them: it gets the number of blocks.
  package func describe(_ page: Page, scores: (Int) -> [Float]?) -> Blocks {
    let blocks = reader.read(page).blocks
    let facts = BlockFacts(blocks, Extractor.readMetadata(page, blocks).statements, words: evidence.texts)
    scorer.describe(blocks, facts, page.form)
    if let given = scores(blocks.list.count) {
      ScoreFeatures.fill(scorer.matrix, given, blocks, facts, page.form)
    }
    return blocks
  }

  /// The keys of the words that ``describe(_:scores:)`` asks for: for each block those at the edges of its text, those within,
  /// those of the classes near it, and those of all classes around it.
  package func keys(of page: Page) -> [[[UInt32]]] {
    let blocks = reader.read(page).blocks
    let own = blocks.elements.list.map { page.form == .html ? classKeys(Int($0.node)) : [] }
    return blocks.list.map { block in
      var keys: [[UInt32]] = [[], [], [], []]
      TextKeys.each(blocks.words, block.words) { key, isEdge in keys[isEdge ? 0 : 1].append(key) }
      var element = Int(block.element)
      for level in 0... {
        if level < ClassKeys.reach { keys[2] += own[element].map(ClassKeys.near) }
        keys[3] += own[element]
        if element == 0 { break }
        element = blocks.elements.list[element].parent
      }
      return keys
    }
  }

  private func classKeys(_ node: Int) -> [UInt32] {
    let document = reader.document
    var keys: [UInt32] = []
    for index in document.nodes[node].attributes where AttributeReader.isNamed(document.attributes[index].known) {
      ClassKeys.each(document.storage, document.attributes[index].value) { keys.append($0) }
    }
    return keys
  }
}
