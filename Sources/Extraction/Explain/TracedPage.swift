import Envelope

/// What a trace keeps of a page to show its blocks.
///
/// `@unchecked Sendable`: nothing in it changes after it was made, the matrix is its own.
final class TracedPage: @unchecked Sendable {
  private static let names = Feature.allCases.map { "\($0)" }
  private let form: Page.Form
  private let blocks: Blocks
  private let scores: [Float]
  private let matrix = FeatureMatrix()
  /// For each block, why it is no part of the article; nil for those that are.
  let dropped: [Cleaning.Kind?]

  /// - Parameter matrix: The features of the blocks, of which a copy is made.
  init(_ page: ScoredBlocks, _ matrix: FeatureMatrix, _ body: Body) {
    form = page.form
    scores = page.scores
    dropped = body.dropped
    var blocks = page.blocks
    blocks.words = []
    blocks.seams = []
    blocks.places = Places()
    self.blocks = blocks
    self.matrix.copy(Array(0..<matrix.rows), of: matrix)
  }

  /// The number of blocks.
  var count: Int { blocks.list.count }

  /// One block, with its features that are not 0.
  func block(_ index: Int) -> ExtractionTrace.Block {
    var features: [(name: String, value: Double)] = []
    for feature in Feature.allCases where matrix[index, feature] != 0 {
      features.append((Self.names[feature.rawValue], Double(matrix[index, feature])))
    }
    let block = blocks.list[index]
    return ExtractionTrace.Block(
      text: blocks.string(block), path: path(of: block), isKept: dropped[index] == nil, kind: dropped[index],
      score: Double(scores[index]), features: features)
  }

  /// Where a block stands, for people: tag names from the outside in, or the number of a line.
  private func path(of block: Block) -> String {
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
