import Testing

@testable import Envelope

@Suite("Bytes that are no page") struct ContentSnifferTests {
  private func noise(_ count: Int, seed: UInt64 = 3) -> [UInt8] {
    var generator = SplitMix(state: seed)
    return (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
  }

  @Test(
    "are named by their first bytes",
    arguments: [
      ("image/jpeg", [0xFF, 0xD8, 0xFF, 0xE0]), ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]),
      ("application/zip", [0x50, 0x4B, 3, 4]), ("an ELF program", [0x7F, 0x45, 0x4C, 0x46]),
      ("image/webp", Array("RIFF1234WEBP".utf8)), ("video/mp4", Array("1234ftypisom".utf8)),
      ("font/ttf", [0, 1, 0, 0]),
      ("font/woff2", Array("wOF2".utf8)), ("image/bmp", Array("BM".utf8)), ("a Windows program", Array("MZ".utf8)),
      ("image/gif", Array("GIF89a".utf8)),
    ] as [(String, [UInt8])])
  func magicNumbers(kind: String, start: [UInt8]) {
    #expect(ContentSniffer.kindOfNoText(start + noise(4_000)) == kind)
  }

  @Test(
    "are binary by their control characters, at the beginning or later, whatever their length",
    arguments: [100, 2_000, 20_000, 300_000])
  func controlCharacters(count: Int) {
    #expect(ContentSniffer.kindOfNoText([0x41] + noise(count)) == "binary data")
    let text = Array(String(repeating: "The council met on Tuesday evening.\r\n", count: 100).utf8)
    #expect(ContentSniffer.kindOfNoText(text + noise(max(count, 4_000))) == "binary data")
  }

  @Test("are documents of printers, also after white space")
  func printed() {
    #expect(ContentSniffer.kindOfNoText(Array("%PDF-1.7\n1 0 obj".utf8)) == "application/pdf")
    #expect(ContentSniffer.kindOfNoText(Array("\n %PDF-1.7\n1 0 obj".utf8)) == "application/pdf")
    #expect(ContentSniffer.kindOfNoText(Array("%!PS-Adobe-3.0".utf8)) == "application/postscript")
    #expect(ContentSniffer.kindOfNoText(Array("{\\rtf1\\ansi".utf8)) == "application/rtf")
  }

  @Test(
    "are style sheets, scripts and data",
    arguments: [
      (
        "text/css",
        """
        /* main */ body { margin: 0; font: 16px/1.4 "Source Serif", serif; } .teaser-list > li { padding: 4px 0; }
        @media (max-width: 600px) { .teaser-list { display: none; } } a:hover { color: #c00; }
        """
      ),
      (
        "text/javascript",
        """
        (function () { "use strict"; var list = document.querySelectorAll(".gallery a");
        for (var i = 0; i < list.length; i++) { list[i].addEventListener("click", function (e) { open(e); }); }
        function open(e) { e.preventDefault(); var box = document.createElement("div"); box.innerHTML = "<p>x</p>"; }
        })();
        """
      ),
      (
        "application/json", #"{"items": [{"id": 1, "name": "Bridge", "tags": ["a", "b"]}, {"id": 2, "name": "Ferry"}]}"#
      ),
    ])
  func code(kind: String, text: String) {
    #expect(ContentSniffer.kindOfNoText(Array(text.utf8)) == kind)
    #expect(ContentSniffer.kindOfNoText(Array(String(repeating: text + "\n", count: 40).utf8)) == kind)
  }

  @Test(
    "are not these",
    arguments: [
      "", "BM", "BMW will build a plant in the east, the company said on Monday.", "MZ-Interview mit dem Bürgermeister",
      "<html><script>var a = {b: {c: 1}};</script>", "var a = {b: {}};\n<!DOCTYPE html><html><body><p>Text</p>",
      "Die Brücke (Baujahr 1931) bleibt gesperrt; \"bis Freitag\", heißt es [dpa]. Siehe https://e.org/?a=b&c=d",
      "a\u{3}b\u{0}", "Title\u{1B}[0m\n\nText of the article, with one stray\u{8} control character in all of it.",
      "青石市政府星期二宣布，将在明年春天动工修建第二座图书馆",
    ])
  func text(text: String) {
    #expect(ContentSniffer.kindOfNoText(Array(text.utf8)) == nil)
  }

  @Test("are not pages in UTF-16, nor pages that a server has filled up with zeros")
  func zeros() {
    let text = "<p>The council met on Tuesday evening."
    let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(ContentSniffer.kindOfNoText(wide) == nil)
    #expect(ContentSniffer.kindOfNoText([0xFF, 0xFE] + wide) == nil)
    let han = "青石市政府".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(ContentSniffer.kindOfNoText(han, charset: "UTF-16BE") == nil)
    #expect(ContentSniffer.kindOfNoText(Array(text.utf8) + [UInt8](repeating: 0, count: 9_000)) == nil)
    #expect(ContentSniffer.kindOfNoText([UInt8](repeating: 0, count: 9_000)) == "binary data")
  }
}
