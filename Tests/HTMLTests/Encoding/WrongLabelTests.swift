import Testing

@testable import HTML

/// Labels that outlived a change of encoding.
@Suite("Wrong labels") struct WrongLabelTests {
  static let texts = EncodingGuessTests.samples.map(\.0)

  private func decode(_ bytes: [UInt8], _ label: String) -> (text: String, encoding: Encoding) {
    let decoded = TextDecoder.decode(bytes, charset: label)
    return (String(decoding: decoded.bytes, as: UTF8.self), decoded.encoding)
  }

  @Test("UTF-8 wins over any older label, in the header and in markup", arguments: texts)
  func utf8UnderAnOldLabel(text: String) {
    for label in [
      "gb2312", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "windows-1251", "koi8-r", "iso-8859-1",
      "windows-1256", "iso-8859-9", "windows-874", "utf-16le", "utf-16be", "hz-gb-2312",
    ] {
      #expect(decode(Array(text.utf8), label) == (text, .utf8), "\(label)")
      let page = "<meta charset=\(label)><p>\(text)"
      #expect(TextDecoder.decode(Array(page.utf8)).bytes == Array(page.utf8), "\(label)")
    }
  }

  @Test("An older label stands where the bytes are in it", arguments: EncodingGuessTests.samples)
  func oldLabels(text: String, encodings: [Encoding]) {
    for encoding in encodings {
      #expect(decode(Encoder.encode(text, encoding), encoding.name) == (text, encoding))
      let page = Array("<title>a</title><p>".utf8) + Encoder.encode(text, encoding)
      #expect(decode(page, encoding.name).encoding == encoding)
    }
  }

  @Test("Few characters are enough against a single-byte label, more are needed against GBK and its like")
  func evidence() {
    #expect(decode(Array("Nuevos síntomas en Córdoba".utf8), "iso-8859-1").encoding == .utf8)
    #expect(decode([0x51, 0x55, 0xC9, 0x85], "windows-1252").text == "QUÉ…")
    // Two of GBK's characters may look like UTF-8.
    #expect(decode([0xC4, 0xA3, 0xD0, 0xA1], "gbk").encoding == .gbk)
    #expect(decode(Array("plain".utf8), "windows-1251").encoding == .windows1251)
    #expect(decode(Array("<p>plain".utf8), "utf-16").text == "<p>plain")
  }

  @Test("The label UTF-8 gives way to markup, or to a guess that makes text of the bytes")
  func noUTF8UnderItsLabel() {
    let text = "Der Bürgermeister eröffnete am Sonntag die größte Brücke über den Fluss."
    let bytes = Encoder.encode(text, .windows1252)
    #expect(decode(bytes, "utf-8") == (text, .windows1252))
    let russian = "Правительство утвердило новый бюджет на следующий год."
    let page = Array("<meta charset=koi8-r>".utf8) + Encoder.encode(russian, .koi8R)
    #expect(decode(page, "utf-8").text.hasSuffix(russian))
    let marked = Array("<meta charset=utf-8>".utf8) + Encoder.encode(russian, .windows1251)
    #expect(String(decoding: TextDecoder.decode(marked).bytes, as: UTF8.self).hasSuffix(russian))
    // Damage in a few places is no other encoding, and what is no text at all is none.
    #expect(decode(Array("größer ".utf8) + [0xC3, 0x20] + Array("über".utf8), "utf-8").encoding == .utf8)
    let noise = (0..<3_000).map { $0 % 5 == 4 ? UInt8(0x20) : UInt8(0x80 + $0 % 60) }
    #expect(decode(noise, "utf-8").encoding == .utf8)
  }

  @Test("A document that was encoded twice is undone, also in what proves nothing by itself")
  func twice() {
    for text in ["Nuevos síntomas – „größer“ à Paris, él más", "Правительство утвердило Россия", "政府宣布计划 ©"] {
      let twice = Array(TextDecoder.decode(Array(text.utf8), as: .windows1252).bytes)
      #expect(decode(twice, "utf-8").text == text)
      #expect(
        decode(Array("<h1>".utf8) + twice + Array("</h1> © 2026".utf8), "utf-8").text == "<h1>\(text)</h1> © 2026")
    }
  }

  @Test(
    "What may be meant is left as it is",
    arguments: [
      "Où est-ce à « Paris » ? É » et Ç… NÃO, MAÇÃ – « là »", "Ã© and Ã¼ are what é and ü became, and ß, é, ñ too.",
      "plain", "", "Ã", "â€", "Ã¼",
    ])
  func once(text: String) {
    #expect(decode(Array(text.utf8), "utf-8").text == text)
  }
}
