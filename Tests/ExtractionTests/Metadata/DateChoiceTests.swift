import Envelope
import Testing

@testable import Extraction

/// Which of several dates of a page counts as its publication.
@Suite struct DateChoiceTests {
  private static func published(_ html: String, url: String = "https://www.example.com/news/1") -> String? {
    PageMetadataTests.read(html, url: url).datePublished?.value.day.description
  }

  @Test func aTitleOfAnAbbreviationHasTheWholeDate() {
    #expect(
      Self.published(
        """
        <h1>Fluss steigt weiter</h1><p>Es regnet.</p><div class=post-footer>
        <abbr itemprop=datePublished title="2017-09-09T10:52:00+02:00">10:52</abbr></div>
        """) == "2017-09-09")
  }

  @Test(
    arguments: [
      "01.02.2022 „Der Fluss ist gut in das Jahr gestartet“, sagte die Sprecherin des Amtes am Dienstag in der Stadt.",
      "(01.02.2022) Viele Menschen warteten an der Brücke darauf, dass der Fluss in der Nacht wieder sinken würde.",
      "Neustadt, 1. Februar 2022. Viele Menschen warteten an der Brücke darauf, dass der Fluss endlich sinken würde.",
      "1 février 2022 – Beaucoup de gens attendaient au pont que la rivière baisse enfin, mais elle montait encore.",
    ])
  func aDatelineDatesAPageWithoutOtherDates(_ paragraph: String) {
    #expect(Self.published("<html lang=de><h1>Fluss steigt weiter an</h1><p>\(paragraph)</p>") == "2022-02-01")
  }

  @Test(
    arguments: [
      "Der nächste Treff findet am Mittwoch, 2. Februar 2022, ab 19 Uhr im alten Rathaus statt.",
      "On 2 February 2022 the council of the town decided that the bridge should be closed for two weeks at least.",
    ])
  func aDateInASentenceIsWhatItSpeaksOf(_ paragraph: String) {
    #expect(Self.published("<h1>River rises again</h1><p>\(paragraph)</p>") == nil)
  }

  @Test func aChangeBelowThePageComesBeforeASentence() {
    #expect(
      Self.published(
        """
        <html lang=de><h1>Treff am Fluss</h1><p>Der nächste Treff findet am Mittwoch, 2. Februar 2022, im Rathaus statt.</p>
        <footer>Diese Seite wurde zuletzt am 29. Januar 2022 um 13:22 Uhr geändert.</footer>
        """) == "2022-01-29")
  }

  private static let farBelow = String(repeating: "<p>The river rose on.</p>", count: 150)

  @Test(
    arguments: [
      // Told in UTC, shown in the page's own zone, four hours behind.
      ("2024-05-02T02:54:29Z", "<span class=date>May 1, 2024</span>", "2024-05-01"),
      ("2024-05-02T02:54:29Z", farBelow + "<p class=time>May 1, 2024</p>", "2024-05-01"),
      // No zone has May 1 at that moment: the date is another thing's.
      ("2024-05-02T18:54:29Z", farBelow + "<p class=time>May 1, 2024</p>", "2024-05-02"),
      // Told in a zone: a day near the headline counts, that of a list far below does not.
      ("2024-05-02T01:00:03+05:30", "<span class=date>May 1, 2024</span>", "2024-05-01"),
      ("2024-05-02T01:00:03+05:30", farBelow + "<p class=time>May 1, 2024</p>", "2024-05-02"),
    ])
  func aShownDayNextToTheStatedOneIsTheSameMomentElsewhere(_ stated: String, _ shown: String, _ expected: String) {
    #expect(
      Self.published(
        """
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"River rises again",
        "datePublished":"\(stated)"}</script><h1>River rises again</h1>\(shown)
        """) == expected)
  }

  @Test(
    arguments: [
      "Updated: Mar 03, 2026, 09:10 IST | Published: Mar 02, 2026, 14:05 IST",
      "Publié le 2 mars 2026 à 14h05 - Mis à jour le 3 mars 2026 à 09h10",
      "Veröffentlicht am 02.03.2026, aktualisiert am 03.03.2026",
      "Опубликовано 2 марта 2026, обновлено 3 марта 2026",
      "2026/3/2 8:05 （2026/3/3 9:10 更新）",
    ])
  func aLineWithTwoDatesSaysWhichIsWhich(_ line: String) {
    let metadata = PageMetadataTests.read("<h1>River rises again</h1><div class=date>\(line)</div><p>It rained.</p>")
    #expect(metadata.datePublished?.value.day == CivilDate(year: 2026, month: 3, day: 2))
    #expect(metadata.dateModified?.value.day == CivilDate(year: 2026, month: 3, day: 3))
  }

  @Test(arguments: ["current-date", "header__today", "clock"]) func theDayOfReadingIsNotTheArticles(_ name: String) {
    let clock = "<div class='\(name)'>Sunday, May 31, 2026</div>"
    #expect(Self.published("\(clock)<h1>River rises again</h1><p>It rained.</p>") == nil)
    #expect(Self.published("<meta name=date content=2025-11-02>\(clock)<h1>River rises again</h1>") == "2025-11-02")
  }

  @Test func whatAChangeOverwroteGivesWay() {
    #expect(
      Self.published(
        """
        <meta property="article:published_time" content="2017-04-12T18:33:59+02:00">
        <meta property="article:modified_time" content="2020-02-19T15:24:33+01:00">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"River","datePublished":"2020-02-19"}</script>
        <h1>River rises again</h1>
        """) == "2017-04-12")
  }

  @Test func aShownDayNextToAChangeIsTheChange() {
    #expect(
      Self.published(
        """
        <meta property="article:published_time" content="2022-02-16T07:53:25Z">
        <meta property="article:modified_time" content="2023-09-28T00:49:54Z">
        <h1>River rises again</h1><span class=date>27 September 2023</span>
        """) == "2022-02-16")
  }

  @Test func aStatedDayThatReadersSeeStands() {
    #expect(
      Self.published(
        """
        <meta name="DC.date" content="2019-06-25"><h1>River rises again</h1>
        <time datetime="2019-04-04">04 Apr 2019</time><time datetime="2019-06-25">25 Jun 2019</time>
        """) == "2019-06-25")
  }

  @Test func partsOfPageBuildersAreOfTheArticle() {
    #expect(
      Self.published(
        """
        <h1>River rises again</h1><p>It rained.</p><div class="elementor-widget elementor-widget-post-info">
        <time>December 3, 2025</time></div>
        """) == "2025-12-03")
  }

  @Test func barsMayPartADate() {
    #expect(
      Self.published("<html lang=de><h1>Der Fluss steigt weiter</h1><td>26 | 01 | 2022</td>") == "2022-01-26")
  }

  @Test func theOnlyDayInAsidesCounts() {
    let teaser = "<div class=teaser>01.02.2022</div>"
    let page = "<html lang=de><h1>Fluss</h1>" + String(repeating: "<p>Es regnet.</p>", count: 150)
    #expect(Self.published(page + teaser + teaser) == "2022-02-01")
    #expect(Self.published(page + teaser + "<div class=teaser>03.02.2022</div>") == nil)
  }
}
