import Envelope

extension ExtractionTrace {
  /// Adds the blocks of a page, with their features that are not 0, and its metadata.
  mutating func add(_ page: ScoredBlocks, _ matrix: FeatureMatrix, _ metadata: Metadata, _ body: Body) {
    for (index, block) in page.blocks.list.enumerated() {
      var features: [(name: String, value: Double)] = []
      for feature in Feature.allCases where matrix[index, feature] != 0 {
        features.append(("\(feature)", Double(matrix[index, feature])))
      }
      blocks.append(
        Block(
          text: page.blocks.string(block), path: page.path(of: block), isKept: body.dropped[index] == nil,
          kind: body.dropped[index], score: Double(page.scores[index]), features: features))
    }
    add(metadata)
  }

  private mutating func add(_ metadata: Metadata) {
    add("headline", metadata.headline) { $0 }
    add("alternativeHeadline", metadata.alternativeHeadline) { $0 }
    add("description", metadata.description) { $0 }
    add("datePublished", metadata.datePublished) { $0.description }
    add("dateModified", metadata.dateModified) { $0.description }
    add("authors", metadata.authors) { $0.map(\.name).joined(separator: ", ") }
    add("publisher", metadata.publisher) { [$0.name, $0.domain].compactMap { $0 }.joined(separator: ", ") }
    add("articleSection", metadata.section) { $0 }
    add("keywords", metadata.keywords) { $0.joined(separator: ", ") }
    add("canonicalUrl", metadata.canonicalURL) { $0 }
    add("image", metadata.image) { [$0.url, $0.caption].compactMap { $0 }.joined(separator: " ") }
    add("images", metadata.images) { $0.joined(separator: " ") }
    add("isAccessibleForFree", metadata.isAccessibleForFree) { $0 ? "yes" : "no" }
    add("license", metadata.license) { $0 }
  }

  private mutating func add<Value>(_ name: String, _ field: Sourced<Value>?, _ text: (Value) -> String) {
    if let field { fields.append(Field(name: name, value: text(field.value), source: field.source.rawValue)) }
  }
}

extension ScoredBlocks {
  /// Where a block stands, for people: tag names from the outside in, or the number of a line.
  fileprivate func path(of block: Block) -> String {
    guard form == .html else { return "line \(block.line + 1)" }
    var names: [String] = []
    var index = Int(block.element)
    while index > 0, names.count < 12 {
      names.append("\(blocks.elements.list[index].tag.name)")
      index = blocks.elements.list[index].parent
    }
    return names.reversed().joined(separator: " › ")
  }
}
