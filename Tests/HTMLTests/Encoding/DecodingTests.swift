import Testing

@testable import HTML

struct DecodingTests {
  private func text(_ decoded: DecodedText) -> String { String(decoding: decoded.bytes, as: UTF8.self) }

  @Test func knowsAllLabels() {
    #expect(EncodingLabels.table.count == 228)
    #expect(Encoding.allCases.count == 40)
    #expect(Encoding.named(" \tUTF8\n") == .utf8)
    #expect(Encoding.named("ISO-8859-1") == .windows1252)
    #expect(Encoding.named("latin1") == .windows1252)
    #expect(Encoding.named("tis-620") == .windows874)
    #expect(Encoding.named("gb2312") == .gbk)
    #expect(Encoding.named("ks_c_5601-1987") == .eucKR)
    #expect(Encoding.named("iso-2022-kr") == .replacement)
    #expect(Encoding.named("utf-7") == nil)
    #expect(Encoding.named("") == nil)
    #expect(Encoding.named(String(repeating: " ", count: 99) + "utf-8") == .utf8)
    for encoding in Encoding.allCases { #expect(Encoding.named(encoding.name) == encoding) }
  }

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x41], "latin1", Encoding.utf8), ([0xFE, 0xFF, 0, 0x41], "latin1", .utf16BE),
      ([0xFF, 0xFE, 0x41, 0], "latin1", .utf16LE),
    ] as [([UInt8], String, Encoding)])
  func byteOrderMarkComesFirst(bytes: [UInt8], charset: String, encoding: Encoding) {
    let decoded = TextDecoder.decode(bytes, charset: charset)
    #expect(decoded.encoding == encoding)
    #expect(decoded.evidence == .byteOrderMark)
    #expect(text(decoded) == "A")
  }

  @Test func transportComesBeforeMarkup() {
    let page = Array("<meta charset=koi8-r>".utf8) + [0xE4]
    #expect(text(TextDecoder.decode(page, charset: "iso-8859-1")).hasSuffix("ä"))
    #expect(TextDecoder.decode(page, charset: "nonsense").encoding == .koi8R)
    #expect(TextDecoder.decode(page, html: false).evidence == .guess)
  }

  @Test(arguments: [
    ("<meta charset=\"windows-1251\">", Encoding.windows1251),
    ("<!-- <meta charset=koi8-r> --><META CHARSET = 'Shift_JIS' >", .shiftJIS),
    ("<meta http-equiv=Content-Type content='text/html; charset=euc-kr'>", .eucKR),
    ("<meta content='text/html; charset=\"big5\"' http-equiv=content-type>", .big5),
    ("<title a='<meta charset=koi8-r>'><meta/charset=gbk>", .gbk),
    ("<?xml version=\"1.0\" encoding=\"iso-8859-2\"?><html>", .latin2),
    ("<meta charset=utf-16>", .utf8), ("<meta charset=x-user-defined>", .windows1252),
    ("</x ><!foo><meta name=a charset=gb18030 charset=big5>", .gb18030), ("<!--><meta charset=macintosh>", .macintosh),
  ])
  func findsTheMetaElement(markup: String, encoding: Encoding) {
    let decoded = TextDecoder.decode(Array(markup.utf8))
    #expect(decoded.encoding == encoding)
    #expect(decoded.evidence == .markup)
  }

  @Test(arguments: [
    "<meta content='text/html; charset=koi8-r'>", "<metax charset=koi8-r>", "<!-- <meta charset=koi8-r>",
    "<a title=\"<meta charset=koi8-r>\">", "<meta charset=nothing>", "<meta", "<meta charset", "<meta charset='koi8-r",
  ])
  func findsNoMetaElement(markup: String) {
    #expect(TextDecoder.decode(Array(markup.utf8)).evidence == .guess)
  }

  @Test func looksAtTheFirst1024Bytes() {
    let meta = "<meta charset=koi8-r>"
    #expect(TextDecoder.decode(Array((String(repeating: " ", count: 1003) + meta).utf8)).encoding == .koi8R)
    #expect(TextDecoder.decode(Array((String(repeating: " ", count: 1010) + meta).utf8)).encoding == .utf8)
  }

  /// The maximal parts of malformed sequences: Unicode 15, table 3-8, and others.
  @Test(
    arguments: [
      ([0x61, 0xF1, 0x80, 0x80, 0xE1, 0x80, 0xC2, 0x62, 0x80, 0x63, 0x80, 0xBF, 0x64], "a���b�c��d", 6),
      ([0xC0, 0xAF, 0xE0, 0x80, 0xBF, 0xF0, 0x81, 0x82, 0x41], "��������A", 8),
      ([0xED, 0xA0, 0x80, 0xED, 0xBF, 0xBF, 0xED, 0xAF, 0x41], "��������A", 8),
      ([0xF4, 0x91, 0x92, 0x93, 0xFF, 0x41, 0x80, 0xBF, 0x42], "�����A��B", 7), ([0xF0, 0x9F, 0x98], "�", 1),
      ([0xF0, 0x9F, 0x98, 0x80, 0xE2, 0x82, 0xAC, 0xC3, 0xA4], "😀€ä", 0),
    ] as [([UInt8], String, Int)])
  func replacesMaximalPartsOfUTF8(bytes: [UInt8], expected: String, replacements: Int) {
    let decoded = TextDecoder.decode(bytes, as: .utf8)
    #expect(text(decoded) == expected)
    #expect(decoded.replacements == replacements)
    #expect(text(decoded) == String(decoding: bytes, as: UTF8.self))
  }

  @Test(
    arguments: [
      (Encoding.windows1252, [0x80, 0x81, 0x9F, 0xE4], "€\u{81}Ÿä"), (.windows874, [0xA1, 0xDB, 0x80], "ก\u{FFFD}€"),
      (.koi8U, [0xAE, 0xBE, 0xC1], "ўЎа"), (.macintosh, [0xDB, 0x8A, 0xF0], "€ä\u{F8FF}"),
      (.userDefined, [0x41, 0x80, 0xFF], "A\u{F780}\u{F7FF}"), (.isoHebrewLogical, [0xE0, 0xFA], "את"),
      (.latin9, [0xA4], "€"), (.windows1255, [0xCA], "\u{5BA}"), (.macCyrillic, [0x80, 0xFF], "А€"),
      (.ibm866, [0x80, 0xF0], "АЁ"), (.replacement, [0x41, 0x42], "\u{FFFD}"), (.isoGreek, [0xA4, 0xC1], "€Α"),
      (.gbk, [0x80, 0xC4, 0xE3, 0x81, 0x30, 0x81, 0x30], "€你\u{80}"),
      (.gb18030, [0x90, 0x30, 0x81, 0x30], "\u{10000}"),
      (.gb18030, [0x84, 0x31, 0xA4, 0x20, 0xC4, 0x20], "\u{FFFD}1\u{FFFD} \u{FFFD} "),
      (.gbk, [0xA3, 0xA0, 0xFF], "\u{3000}\u{FFFD}"),
      (.big5, [0xA4, 0xA4, 0x88, 0x62, 0x88, 0xA5, 0x80], "中Ê̄ê̌\u{FFFD}"), (.big5, [0xA4, 0x20], "\u{FFFD} "),
      (.eucKR, [0xC7, 0xD1, 0xB1, 0xDB, 0x81, 0x41], "한글갂"), (.eucKR, [0xC7], "\u{FFFD}"),
      (.shiftJIS, [0x93, 0xFA, 0x96, 0x7B, 0xB1, 0x5C, 0x80, 0xF0, 0x40], "日本ｱ\\\u{80}\u{E000}"),
      (.shiftJIS, [0x81, 0x60, 0x87, 0x40, 0xA0, 0x81, 0x22], "～①\u{FFFD}\u{FFFD}\""),
      (.eucJP, [0xC6, 0xFC, 0xCB, 0xDC, 0x8E, 0xB1, 0x8F, 0xB0, 0xA1, 0xAD, 0xA1], "日本ｱ丂①"),
      (.eucJP, [0x8E, 0x41, 0xC6, 0x41], "\u{FFFD}A\u{FFFD}A"),
      (.iso2022JP, [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42, 0x41, 0x1B, 0x28, 0x4A, 0x5C], "日A¥"),
      (
        .iso2022JP, [0x1B, 0x28, 0x49, 0x31, 0x1B, 0x24, 0x42, 0x1B, 0x28, 0x42, 0x80, 0x1B],
        "ｱ\u{FFFD}\u{FFFD}\u{FFFD}"
      ),
      (.utf16LE, [0x41, 0, 0x3D, 0xD8, 0x00, 0xDE, 0x00, 0xDC, 0x42], "A😀\u{FFFD}\u{FFFD}"),
      (.utf16BE, [0xD8, 0x3D, 0x00, 0x41, 0xD8, 0x3D], "\u{FFFD}A\u{FFFD}"),
    ] as [(Encoding, [UInt8], String)])
  func decodes(encoding: Encoding, bytes: [UInt8], expected: String) {
    let decoded = TextDecoder.decode(bytes, as: encoding)
    #expect(
      text(decoded).unicodeScalars.elementsEqual(expected.unicodeScalars),
      "\(text(decoded).unicodeScalars.map { String($0.value, radix: 16) })")
    #expect(decoded.replacements == expected.unicodeScalars.count { $0 == "\u{FFFD}" })
  }

  @Test(arguments: Encoding.allCases)
  func makesUTF8OfAnyBytes(encoding: Encoding) {
    var state: UInt32 = 12345
    var bytes: [UInt8] = []
    for _ in 0..<20_000 {
      state = state &* 1_664_525 &+ 1_013_904_223
      bytes.append(UInt8(state >> 24))
    }
    let decoded = TextDecoder.decode(bytes, as: encoding)
    #expect(String(validating: decoded.bytes, as: UTF8.self) != nil)
    #expect(decoded.replacements == text(decoded).unicodeScalars.count { $0 == "\u{FFFD}" })
  }

  @Test func parserNormalizesLineEndsAndReportsTheDecoding() {
    let parser = HTMLParser()
    parser.parse(Array("<meta charset=windows-1252><p>a\r\nb\rc\r\r\n".utf8) + [0xE4])
    let document = parser.document
    #expect(document.encoding == .windows1252)
    #expect(document.replacements == 0)
    var text: [UInt8] = []
    document.appendText(of: 0, to: &text)
    #expect(String(decoding: text, as: UTF8.self) == "a\nb\nc\n\nä")
    parser.parse([0x61, 0xFF], charset: "utf-8")
    #expect(parser.document.replacements == 1)
  }
}
