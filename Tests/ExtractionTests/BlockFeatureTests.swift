import HTML
import Testing

@testable import Extraction

@Suite("Features of blocks") struct BlockFeatureTests {
  private func matrix(_ html: String) -> FeatureMatrix {
    let parser = HTMLParser()
    parser.parse(Array(html.utf8))
    let blocks = HTMLWalk.blocks(of: parser.document, classes: WordWeights(""))
    let scorer = BlockScorer()
    scorer.describe(blocks, BlockFacts(blocks, PageStatements(Metadata()), words: WordWeights("")), .html)
    return scorer.matrix
  }

  @Test func tellTeasersByTheirEnds() {
    let matrix = matrix("<p>The council met …</p><p>The council met.</p><p>The council met [...]</p>")
    #expect((0..<3).map { matrix[$0, .isCutOff] } == [1, 0, 1])
  }

  @Test func tellWhatBeginsAndEndsWithLinks() {
    let matrix = matrix("<p><a href=/a>More:</a> bridges</p><p>See <a href=/b>bridges</a></p><p>Bridges</p>")
    #expect((0..<3).map { matrix[$0, .beginsLinked] } == [1, 0, 0])
    #expect((0..<3).map { matrix[$0, .endsLinked] } == [0, 1, 0])
  }

  @Test func countElementsThatLookTheSame() {
    let cards = (1...4).map { "<div class=card><h3>Title \($0)</h3><p>Teaser</p></div>" }.joined()
    let matrix = matrix("<main><p>One</p><p>Two</p><p>Three</p></main><section>\(cards)</section>")
    #expect((0..<3).map { matrix[$0, .groupRun] } == [3, 3, 3])
    #expect(matrix[0, .parentRepeats] == 1)
    #expect(matrix[4, .parentRepeats] == 4)
    #expect(matrix[4, .groupRun] == 1)
  }

  @Test func knowTheHeadingBefore() {
    let matrix = matrix("<p>One</p><h2>Related articles</h2><p>Two</p><p>Three</p>")
    #expect((0..<4).map { matrix[$0, .sinceHeading] } == [-1, -1, 1, 2])
    #expect(matrix[3, .headingLevel] == 2)
    #expect(matrix[3, .headingIsFurniture] == 1)
  }
}

@Suite struct StampTests {
  private func isStamp(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return Stamp.isIn(bytes, 0..<bytes.count)
  }

  @Test(arguments: ["10:42", "12.1.2012", "12. 1. 2012", "2012-01-12", "Anna, 3/12/11", "2012年1月5日", "11月20日"])
  func knowsDaysAndTimesInFigures(_ text: String) {
    #expect(isStamp(text))
  }

  @Test(arguments: ["", "1", "1:0", "2-1", "3.5", "1,000,000", "20 of 30", "2012", "12345-67890-12345", "月"])
  func takesOtherNumbersForNone(_ text: String) {
    #expect(!isStamp(text))
  }
}
