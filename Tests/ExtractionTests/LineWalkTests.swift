import Testing

@testable import Extraction

@Suite("Blocks of flattened text") struct LineWalkTests {
  private func blocks(_ text: String) -> [String] {
    let blocks = LineWalk.blocks(of: Array(text.utf8))
    return blocks.list.map { blocks.string($0) }
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

  @Test(arguments: [
    (
      "The council talked in a long six-\nhour session on Monday.",
      "The council talked in a long six-hour session on Monday."
    ),
    (
      "Der Rat sprach über die Vor-\nund Nachteile der Brücke.",
      "Der Rat sprach über die Vor- und Nachteile der Brücke."
    ),
    ("Das sagte der Rat der Stadt -\nund zwar am Montag.", "Das sagte der Rat der Stadt - und zwar am Montag."),
  ])
  func aCompoundThatWasBrokenIsOneWord(text: String, joined: String) {
    #expect(blocks(text) == [joined])
  }

  @Test func linesWithoutSpacesAreParagraphs() {
    let text = """
      市議会、新しい港湾橋の建設計画を承認
      市議会は月曜日の深夜、老朽化した港湾橋を新しい斜張橋に架け替える計画を、六時間に及ぶ討論の末に承認した。
      賛成は九人、反対は四人だった。採決に先立ち八十人を超える住民が意見を述べ、通行料の値上げを懸念する声が相次いだ。
      着工は来年春、完成はその四年後の見通しで、費用は港湾局と市が半分ずつ負担すると委員長は述べた。
      反対派は住民投票を求めて署名を集めている。
      """
    #expect(blocks(text) == text.split(separator: "\n").map(String.init))
  }

  @Test func linesWithoutSpacesThatWereBrokenAtOneWidthGoOn() {
    let paragraph = "市議会は月曜日の深夜、老朽化した港湾橋を新しい斜張橋に架け替える計画を、六時間に及ぶ討論の末に承認した。"
    let characters = Array(paragraph + paragraph + paragraph)
    let lines = stride(from: 0, to: characters.count, by: 30).map {
      String(characters[$0..<min($0 + 30, characters.count)])
    }
    #expect(blocks(lines.joined(separator: "\n")) == [String(characters)])
  }

  @Test func emptyTextHasNoBlocks() {
    #expect(blocks("").isEmpty)
    #expect(blocks("\n \u{200B}\n\u{AD}\r\n").isEmpty)
  }
}
