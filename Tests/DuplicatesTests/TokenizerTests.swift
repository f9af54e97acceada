import Foundation
import Testing

@testable import Duplicates

@Suite("Tokens")
struct TokenizerTests {
  private static func tokens(_ text: String) -> [String] { tokens(Array(text.utf8)) }

  private static func tokens(_ bytes: [UInt8]) -> [String] {
    var tokenizer = Tokenizer(seed: 0, limit: 1_000)
    tokenizer.append(bytes)
    #expect(tokenizer.count == tokenizer.hashes.count)
    return String(decoding: tokenizer.joined, as: UTF8.self).split(separator: " ").map(String.init)
  }

  @Test(
    "are runs of letters and digits after NFKC and case folding; one a character where no spaces are written",
    arguments: [
      ("It's 25,000 U.S.-made_cars!", "it s 25 000 u s made cars"),
      ("“Größe” – STRASSE STRAẞE Straße ﬁn", "grösse strasse strasse strasse fin"),
      ("Cafe\u{301} CAFÉ naïve", "café café naïve"),
      ("ΣΊΣΥΦΟΣ σίσυφος", "σίσυφοσ σίσυφοσ"),
      ("Привет, МИР", "привет мир"),
      ("①②ⅣＡＢＣ１２３", "12ivabc123"),
      ("½ x²", "1 2 x2"),
      ("東京とｶﾞｽ2024年", "東 京 と ガ ス 2024 年"),
      ("한국어 신문", "한국어 신문"),
      ("\u{1112}\u{1161}\u{11AB}글", "한글"),
      ("ข่าววันนี้", "ข่ า ว วั น นี้"),
      ("हिन्दी समाचार", "हिन्दी समाचार"),
      ("مُحَمَّد", "مُحَمَّد"),
      ("İstanbul ıssız", "i̇stanbul ıssız"),
      ("\u{300}a", "a"),
      ("", ""),
    ])
  func cut(text: String, expected: String) {
    #expect(Self.tokens(text).joined(separator: " ").unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test func composedAndDecomposedTextAreOne() {
    let text = "Việt Nam: Đà Nẵng, ÅÄÖ ñandú Ǖ"
    #expect(Self.tokens(text) == Self.tokens(text.decomposedStringWithCanonicalMapping))
  }

  @Test(
    "bytes that are no UTF-8 separate tokens",
    arguments: [[0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xC0, 0xAF]])
  func brokenBytes(bytes: [UInt8]) {
    #expect(Self.tokens(Array("ab".utf8) + bytes + Array("cd".utf8)) == ["ab", "cd"])
  }

  @Test("a run of any length takes linear time", .timeLimit(.minutes(10))) func longRuns() {
    var tokenizer = Tokenizer(seed: 0, limit: 50_000)
    tokenizer.append(Array(String(repeating: "a\u{301}\u{323}", count: 100_000).utf8))
    tokenizer.append(Array(String(repeating: "\u{323}\u{301}", count: 100_000).utf8))
    tokenizer.append(Array(String(repeating: "東", count: 100_000).utf8))
    #expect(tokenizer.count == 100_001)
    #expect(tokenizer.hashes.count == 50_000)
  }
}
