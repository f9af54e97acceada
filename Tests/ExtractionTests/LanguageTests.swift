import Testing

@testable import Extraction

@Suite("Language") struct LanguageTests {
  private func guess(_ text: String, _ declared: String? = nil) -> String {
    LanguageGuess(of: Array(text.utf8), declared: declared).tag
  }

  @Test func theBodyCountsMoreThanTheDeclaration() {
    let text = "Der Rat der Stadt hat am Montag beschlossen, dass die alte Brücke im Mai gesperrt wird."
    #expect(guess(text) == "de")
    #expect(guess(text, "de_AT") == "de-AT")
    #expect(guess(text, "en-US") == "de")
    #expect(guess("市议会星期一决定，旧桥将于五月封闭进行维修，工程预计持续到十月底。") == "zh-Hans")
    #expect(guess("สภาเมืองมีมติเมื่อวันจันทร์ว่าจะปิดสะพานเก่าในเดือนพฤษภาคม") == "th")
  }

  @Test func theDeclarationDecidesForShortTexts() {
    #expect(guess("123", "pl") == "pl")
    #expect(guess("") == "und")
    #expect(guess("", "x") == "und")
  }

  @Test(arguments: [("EN-us", "en-US"), ("zh_hant_tw", "zh-Hant-TW"), ("iw", "he"), ("de", "de"), ("en-US-x", "en-US")])
  func tagsAreWellFormed(declared: String, expected: String) {
    #expect(LanguageGuess.wellFormed(declared) == expected)
  }
}
