import HTML
import Testing

@testable import Extraction

@Suite("Standfirsts") struct StandfirstTests {
  private static let deck = "The council closes the old bridge in May, and shopkeepers fear for their customers."
  private static let paragraphs = [
    "Works will go on until the end of October and cost about four million, as the administration told the paper.",
    "The way around the river takes twenty minutes more each day, said a baker who was at the market on Monday.",
  ]

  /// The body of a page of a deck and paragraphs, each block with the same score, and with scores of a standfirst.
  private func body(_ paragraphs: [String], standfirst: [Float]) -> Body {
    let parser = HTMLParser()
    let html = "<h1>Bridge closes in May</h1>" + ([Self.deck] + paragraphs).map { "<p>\($0)</p>" }.joined()
    parser.parse(Array(html.utf8))
    let blocks = HTMLWalk.blocks(of: parser.document, classes: WordWeights(""))
    let scored = ScoredBlocks(
      form: .html, blocks: blocks, facts: BlockFacts(blocks, PageStatements(Metadata()), words: WordWeights("")),
      scores: [0] + [Float](repeating: 0.9, count: paragraphs.count + 1), standfirstScores: [0] + standfirst)
    return BodyChooser.choose(scored)
  }

  @Test func areNoPartOfTheBody() {
    let found = body(Self.paragraphs, standfirst: [0.8, 0.1, 0])
    #expect(found.standfirst == [1])
    #expect(found.kept == [2, 3])
  }

  @Test func standOnlyBeforeTheText() {
    let found = body(Self.paragraphs, standfirst: [0.1, 0.9, 0])
    #expect(found.standfirst.isEmpty)
    #expect(found.kept == [1, 2, 3])
  }

  @Test func areNotAllOfAnArticle() {
    let found = body([], standfirst: [0.9])
    #expect(found.standfirst.isEmpty)
    #expect(found.kept == [1])
  }
}
