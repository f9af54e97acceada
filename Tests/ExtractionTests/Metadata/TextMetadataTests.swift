import Envelope
import Testing

@testable import Extraction

@Suite struct TextMetadataTests {
  static func read(_ lines: [String], bodyStart: Int, language: String = "en") -> Metadata {
    var text: [UInt8] = []
    var ranges: [Range<Int>] = []
    for line in lines {
      let start = text.count
      text.append(contentsOf: line.utf8)
      ranges.append(start..<text.count)
      text.append(10)
    }
    return TextMetadataReader().read(
      text, lines: ranges, bodyStart: bodyStart, language: language, url: "https://www.example.com/a",
      fetchedAt: Timestamp(rfc3339: "2026-06-01T00:00:00Z")!)
  }

  @Test func findsTheHeadlineBelowABanner() {
    let metadata = Self.read(
      [
        "404", "Oops!!", "Error! We could not find the page that you asked for.",
        "Minister orders a plan for the old mines",
        "By Jane Doe", "Published: March 1, 2026 8:15 AM",
        "The minister has ordered a plan for the mines of the north.",
      ], bodyStart: 6)
    #expect(metadata.headline == Sourced("Minister orders a plan for the old mines", from: .text))
    #expect(metadata.authors?.value == [Author(name: "Jane Doe")])
    #expect(metadata.datePublished?.value.day == CivilDate(year: 2026, month: 3, day: 1))
    #expect(metadata.publisher?.value == Publisher(domain: "example.com"))
  }

  @Test func readsOtherLanguages() {
    let metadata = Self.read(
      [
        "Startseite", "Fluss steigt nach dem Regen im Tal", "Von Karl Müller und Anna Groß",
        "Stand: 02.03.2026, 20 Uhr", "01.03.2026", "Es regnete.",
      ],
      bodyStart: 5, language: "de")
    #expect(metadata.headline?.value == "Fluss steigt nach dem Regen im Tal")
    #expect(metadata.authors?.value.map(\.name) == ["Karl Müller", "Anna Groß"])
    #expect(metadata.datePublished?.value.day == CivilDate(year: 2026, month: 3, day: 1))
    #expect(metadata.dateModified?.value.day == CivilDate(year: 2026, month: 3, day: 2))
  }

  @Test func aBodyWithoutAnythingAboveHasNoHeadline() {
    #expect(Self.read(["The minister has ordered a plan."], bodyStart: 0).headline == nil)
    #expect(Self.read([], bodyStart: 3).headline == nil)
  }
}
