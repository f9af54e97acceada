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

  @Test func aLineWithTwoDatesSaysWhichIsWhich() {
    let metadata = Self.read(
      [
        "River rises again after the rain", "Updated: Mar 3, 2026, 09:10 UTC | Published: Mar 2, 2026, 14:05 UTC",
        "The river rose on Monday.",
      ], bodyStart: 2)
    #expect(metadata.datePublished?.value.description == "2026-03-02T14:05:00Z")
    #expect(metadata.dateModified?.value.description == "2026-03-03T09:10:00Z")
  }

  @Test func aDateInTheFirstSentenceIsWhatItSpeaksOf() {
    let metadata = Self.read(
      [
        "River rises again after the rain", "March 2, 2026",
        "The meeting about the flood took place on February 27, 2026 in the old town hall by the river.",
      ], bodyStart: 2)
    #expect(metadata.datePublished?.value.day == CivilDate(year: 2026, month: 3, day: 2))
  }

  @Test func aBodyWithoutAnythingAboveHasNoHeadline() {
    #expect(Self.read(["The minister has ordered a plan."], bodyStart: 0).headline == nil)
    #expect(Self.read([], bodyStart: 3).headline == nil)
  }

  @Test func theTitleLinePicksTheHeadline() {
    let title = "Minister orders a plan for the old mines - Example"
    let menu = ["Skip to content", "Minister on tour", "Latest news from the region today"]
    let around = ["Photo: A. Example / Agency, taken in May"]
    let body = ["The minister has ordered a plan for the mines, her office said on Monday."]
    func headline(_ lines: [String]) -> String? {
      Self.read(lines + body, bodyStart: lines.count).headline?.value
    }
    // The headline stands in the page, in capitals of its own; or goes on; or says it in other words.
    #expect(
      headline([title] + menu + ["Minister Orders A Plan For The Old Mines"] + around)
        == "Minister Orders A Plan For The Old Mines")
    let longer = "Minister orders a plan for the old mines: what towns can hope for"
    #expect(headline([title] + menu + [longer] + around) == longer)
    let other = "“At last”: Minister orders plan for two old mines"
    #expect(headline([title] + menu + [other] + around) == other)
    // A name that follows is no part of it.
    let signed = "Minister orders a plan for the old mines by Ann Example"
    #expect(headline([title] + menu + [signed] + around) == "Minister orders a plan for the old mines")
  }
}
