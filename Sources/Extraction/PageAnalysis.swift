import Envelope
import HTML

/// One page taken apart: its tree, blocks, metadata, features and scores, in buffers that the next page uses again.
package final class PageAnalysis {
  let parser = HTMLParser()
  package private(set) var list = BlockList()
  package let matrix = FeatureMatrix()
  private let hopefulMatrix = FeatureMatrix()
  private(set) var text = TextFeatures()
  private(set) var tree = TreeFeatures()
  private(set) var metadata = Metadata()
  private(set) var statements = PageStatements(Metadata())
  private var context = ScoreContext()
  private var firstScores: [Float] = []
  private var hopefulScores: [Float] = []
  /// How much each block looks like article text, from 0 to 1.
  package private(set) var scores: [Float] = []
  /// Bytes that were no text in the page's charset.
  private(set) var replacements = 0

  private(set) var form = Page.Form.html
  /// The elements around the blocks; of no use for flattened pages.
  var elements: NodeContext { tree.context }

  package init() {}

  /// Decodes a page and makes its blocks and metadata.
  package func read(_ page: Page) {
    form = page.form
    switch page.form {
    case .html:
      parser.parse(page.bytes, charset: page.charset)
      replacements = parser.document.replacements
      HTMLBlocks.fill(&list, from: parser.document)
    case .text:
      let decoded = TextDecoder.decode(page.bytes, charset: page.charset, html: false)
      replacements = decoded.replacements
      LineBlocks.fill(&list, from: decoded.bytes)
    }
  }

  /// Reads the article's text from elsewhere, as a small page of HTML; the metadata stay those of the page.
  func readInstead(_ html: [UInt8]) {
    parser.parse(html, charset: "utf-8")
    HTMLBlocks.fill(&list, from: parser.document)
    statements.forgetNodes()
    describe(.html)
    score(.html)
  }

  /// Reads the page's metadata, which its features need.
  package func readMetadata(_ page: Page) {
    switch page.form {
    case .html: metadata = MetadataReader().read(parser.document, url: page.url, fetchedAt: page.fetchedAt)
    case .text: metadata = Metadata()
    }
    statements = PageStatements(metadata)
    if form == .text { statements.takeTitle(list) }
  }

  /// Reads a flattened page's metadata, once its blocks have scores: they stand around the body's beginning.
  func readTextMetadata(_ page: Page) {
    let blocks = list.blocks
    let ruled = FurnitureRules.kinds(self)
    let start = blocks.indices.first {
      ruled[$0] == nil && scores[$0] >= BodyChooser.usualThreshold && blocks[$0].isProse
        && blocks[$0].measure.mass >= 12
    }
    guard let start else { return }
    let language = LanguageGuess(of: Array(list.text[blocks[start].text]), declared: nil)
    metadata = TextMetadataReader().read(
      list.text, lines: blocks.map(\.text), bodyStart: start, language: language.tag == "und" ? "" : language.tag,
      url: page.url, fetchedAt: page.fetchedAt)
    statements = PageStatements(metadata)
    text.markHeadlines(blocks, statements)
  }

  /// The element that a block belongs to; nil in flattened pages.
  func entry(of block: Int) -> NodeContext.Entry? {
    guard form == .html else { return nil }
    return tree.context.entries[tree.context.entryOfBlock[block]]
  }

  /// Where a block stands, for people: tag names from the outside in, or the number of a line.
  func path(of block: Int) -> String {
    guard form == .html else { return "line \(list.blocks[block].node + 1)" }
    var names: [String] = []
    var node = Int(list.blocks[block].node)
    while node > 0, names.count < 12 {
      let element = parser.document.nodes[node]
      names.append(element.tag == .unknown ? parser.document.string(element.range) : "\(element.tag.name)")
      node = element.parent
    }
    return names.reversed().joined(separator: " › ")
  }

  /// Fills in the features that the first model needs.
  package func describe(_ form: Page.Form) {
    matrix.reset(rows: list.blocks.count)
    text.fill(matrix, list, statements)
    if form == .html { tree.fill(matrix, parser.document, list, statements, headline: text.headline) }
  }

  /// Scores the blocks with the form's two models.
  package func score(_ form: Page.Form) {
    let models = form == .html ? BlockModels.html : BlockModels.text
    models.first.score(matrix, into: &firstScores)
    addContext(form, firstScores)
    // Half of a page is menus: what is hopeless keeps its score.
    scores.removeAll(keepingCapacity: true)
    scores.append(contentsOf: firstScores)
    let hopeful = scores.indices.filter { scores[$0] > BlockModels.hopeless }
    hopefulMatrix.copy(hopeful, of: matrix)
    models.second.score(hopefulMatrix, into: &hopefulScores)
    for (row, score) in zip(hopeful, hopefulScores) { scores[row] = score }
  }

  /// Takes scores from elsewhere.
  func score(by given: [Float]) {
    scores = given
  }

  /// Fills in the features that the second model needs, from scores of the first.
  package func addContext(_ form: Page.Form, _ scores: [Float]) {
    context.fill(
      matrix, scores, list.blocks, isFurniture: text.isFurniture, form == .html ? tree.context : nil)
  }
}
