import Foundation
import Testing

@testable import Extraction

@Suite("Normalization") struct NormalizationTests {
  /// The text of the only block that a source makes.
  private func normalized(_ source: String) -> String {
    var builder = BlockBuilder()
    builder.begin()
    builder.append(Array(source.utf8), 0..<source.utf8.count)
    builder.end(shape: .text)
    return builder.blocks.list.first.map { builder.blocks.string($0) } ?? ""
  }

  @Test(arguments: [
    ("  two \t\n words\u{A0}\u{2003}here ", "two words here"),
    ("soft\u{AD}hyphen", "softhyphen"),
    ("zero\u{200B}width\u{FEFF}", "zerowidth"),
    ("bell\u{7}\u{0}", "bell"),
    ("“quotes” – ‘stay’", "“quotes” – ‘stay’"),
    ("e\u{301}te\u{301}", "été"),
    ("Å", "Å"),
    ("a\u{323}\u{307}", "ạ\u{307}"),
    ("a\u{307}\u{323}", "ạ\u{307}"),
    ("각", "각"),
    ("می\u{200C}خواهم", "می\u{200C}خواهم"),
  ])
  func bringsTextToOneForm(source: String, expected: String) {
    #expect(Array(normalized(source).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test("spaces and what is not visible are found at every place of a long line")
  func normalizesAtEveryPlace() {
    let line = Array("the quick brown fox jumps over the lazy dog".unicodeScalars)
    for place in 0...line.count {
      for inserted in ["  ", "\t ", "\u{7F}", "\u{0}", " \u{200B}", "\u{AD}"] {
        var source = line
        source.insert(contentsOf: inserted.unicodeScalars, at: place)
        let words = String(String.UnicodeScalarView(source)).unicodeScalars
          .filter { $0 == " " || $0 == "\t" || (33...126).contains($0.value) }
          .split { $0 == " " || $0 == "\t" }
        #expect(normalized(String(String.UnicodeScalarView(source))) == words.map { String($0) }.joined(separator: " "))
      }
    }
  }

  @Test("any number of marks on one letter takes time in proportion, and none is lost")
  func composesEndlessMarks() {
    let marks = normalized("e" + String(repeating: "\u{301}\u{323}", count: 100_000)).unicodeScalars
    #expect(marks.count > 199_000)
    #expect(marks.count <= 200_001)
  }

  @Test func composesLongTextAsWhole() {
    let syllables = ["e\u{323}\u{301}", "\u{1112}\u{1161}\u{11AB}", "a", "ὰ\u{345}", "\u{301}", "Å ", "漢"]
    var source = ""
    for index in 0..<3_000 { source += syllables[index * index % syllables.count] }
    #expect(Array(normalized(source).utf8) == Array(source.precomposedStringWithCanonicalMapping.utf8))
  }

  @Test(arguments: [
    ("cafÃ© on the cornerâ€™s edge", "café on the corner’s edge"),
    ("MÃ¼nchen und KÃ¶ln", "München und Köln"),
    ("ÐœÐ¾Ñ\u{81}ÐºÐ²Ð°", "Москва"),
    ("Ã la carte", "Ã la carte"),
    ("arrivÃ© Ã\u{A0} Paris", "arrivé à Paris"),
    ("Ð¿Ð¾Ñ\u{85}Ð¾Ð´", "поход"),
    ("å¸\u{82}è®®ä¼\u{9A}å\u{86}³å®\u{9A}", "市议会决定"),
    ("un CAFÉ\u{A0}! « c’était l’été\u{A0}» là\u{A0}; a\u{AD}mi\u{AD}cal", "un CAFÉ ! « c’était l’été » là ; amical"),
    ("São Paulo, AÇÃO", "São Paulo, AÇÃO"),
    ("naïve Ångström", "naïve Ångström"),
  ])
  func undoesDoubleEncodingWhereCertain(source: String, expected: String) {
    #expect(normalized(source) == expected)
  }

  @Test func survivesAnyBytes() {
    var builder = BlockBuilder()
    var state: UInt32 = 1
    for _ in 0..<300 {
      var bytes: [UInt8] = []
      for _ in 0..<60 {
        state = state &* 1_664_525 &+ 1_013_904_223
        bytes.append(UInt8(truncatingIfNeeded: state >> 24))
      }
      builder.begin()
      builder.append(bytes, 0..<bytes.count)
      builder.end(shape: .text)
    }
    for block in builder.blocks.list {
      #expect(String(validating: builder.blocks.text[block.text], as: UTF8.self) != nil)
    }
  }
}
