import Testing

@testable import Extraction

@Suite("Blocks of flattened text") struct LineBlocksTests {
  private func blocks(_ text: String) -> [String] {
    var list = BlockList()
    LineBlocks.fill(&list, from: Array(text.utf8))
    return list.blocks.map { list.string($0) }
  }

  @Test func aLineIsABlock() {
    #expect(
      blocks("Menu\r\nHome\n\n\nThe mayor spoke on Monday.\rHe left.") == [
        "Menu", "Home", "The mayor spoke on Monday.", "He left.",
      ])
  }

  @Test func aLineGoesOnWithASmallLetter() {
    let text =
      "Notice:\nThe gazette gives the\nfacts as they are, and takes no blame for\nwhat readers make of them.\nNext"
    #expect(
      blocks(text) == [
        "Notice:", "The gazette gives the facts as they are, and takes no blame for what readers make of them.", "Next",
      ])
  }

  @Test func linesBrokenAtOneWidthGoOn() {
    let text = """
      Der Rat der Stadt hat am Montag beschlossen, dass die alte Brücke
      Anfang Mai gesperrt wird. Die Arbeiten sollen bis Ende Oktober
      Dauern und kosten nach Angaben der Verwaltung vier Millionen Euro.
      Kritik kam von den Händlern.

      Zweiter Absatz.
      """
    #expect(blocks(text).count == 2)
  }

  @Test func emptyTextHasNoBlocks() {
    #expect(blocks("").isEmpty)
    #expect(blocks("\n \u{200B}\n\u{AD}\r\n").isEmpty)
  }
}
