import Envelope

extension ExtractionTrace {
  /// Adds the blocks of a page, with their features that are not 0, and its metadata.
  mutating func add(_ analysis: PageAnalysis, _ body: Body) {
    for (index, block) in analysis.list.blocks.enumerated() {
      var features: [(name: String, value: Double)] = []
      for feature in Feature.allCases where analysis.matrix[index, feature] != 0 {
        features.append(("\(feature)", Double(analysis.matrix[index, feature])))
      }
      blocks.append(
        Block(
          text: analysis.list.string(block), path: analysis.path(of: index), isKept: body.dropped[index] == nil,
          kind: body.dropped[index], score: Double(analysis.scores[index]), features: features))
    }
  }
}
