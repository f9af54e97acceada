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

  @Test(arguments: [
    ("zh-TW", "zh-TW"), ("zh-Hant-HK", "zh-Hant-HK"), ("zh", "zh-Hant"), ("zh-CN", "zh-Hant"), ("en", "zh-Hant"),
    (nil, "zh-Hant"),
  ])
  func traditionalChineseIsNoJapanese(declared: String?, expected: String) {
    let text = "市議會星期一決定，舊橋將於五月封閉進行維修，工程預計持續到十月底，費用由市政府與港務局共同負擔。"
    #expect(guess(text, declared) == expected)
  }

  @Test func simplifiedChineseIsToldFromTheDeclaredScript() {
    #expect(guess("市议会星期一决定，旧桥将于五月封闭进行维修，工程预计持续到十月底。", "zh-TW") == "zh-Hans")
  }

  @Test func whatStandsBehindATextInMemoryCountsForNothing() {
    let garbled =
      "\u{648}¸\u{633}¯\u{645}\u{67E}²\u{648}–°\u{645}\u{67E}—\u{645}\u{67E}„\u{648}©‹\u{645}\u{67E}Œç\u{67E}«"
    let rest = "\u{648}›œ\u{648}—¥\u{645}\u{67E}« doesr 404Sorry! The page doror 404Sorry! The page\u{648}¸\u{633}¯"
    let end = "\u{645}\u{67E}²\u{648}–\u{6D2}\u{6D2}\u{6D2}\u{6D2}\u{6D2}\u{6D2}x\u{958B}é€\n\n\u{67E}i"
    let text = Array(("Error 404Sorry! The page doror 404Sorry! The page" + garbled + rest + end).utf8)
    for behind in ["", "A", "b", " ", "\u{67E}", "\u{958B}", "é"] {
      var same = text + Array(behind.utf8)
      same.removeLast(behind.utf8.count)
      #expect(LanguageGuess(of: same, declared: nil) == LanguageGuess(of: text, declared: nil), "behind: \(behind)")
    }
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
