import Envelope
import Testing

@testable import Extraction

/// What a page shows does not overrule what it states, unless something speaks against the statement.
@Suite struct DateContradictionTests {
  private static func published(_ body: String, head: String = "", language: String = "en") -> String? {
    PageMetadataTests.read(
      "<html lang=\(language)><head>\(head)</head><body><h1>River rises again in the north</h1>\(body)</body></html>",
      url: "https://www.example.com/news/1"
    ).datePublished?.value.description
  }

  private static func linked(_ members: String) -> String {
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"River rises again in the north\",\(members)}</script>"
  }

  @Test(arguments: [
    ("en", "20 May, 18:30"), ("de", "20. Mai, 18:30 Uhr"), ("de", "20. Mai, 18 Uhr"), ("pl", "20 maja, godz. 18:30"),
    ("fr", "20 mai à 18h30"), ("ru", "20 мая, 18:30"), ("es", "20 de mayo, 18:30 h"), ("sv", "20 maj kl. 18"),
    ("it", "20 maggio, ore 18:30"), ("nl", "20 mei, 18.30 uur"), ("tr", "20 Mayıs, saat 18:30"),
    ("el", "20 Μαΐου, 18:30"),
  ])
  func theHourIsNoYear(_ language: String, _ shown: String) {
    let head = Self.linked("\"datePublished\":\"2024-05-20T18:30:00+02:00\"")
    let body = "<div class=date>\(shown)</div><p>It rained all day.</p>"
    #expect(Self.published(body, head: head, language: language) == "2024-05-20T18:30:00+02:00")
    #expect(Self.published(body, language: language) == nil)
  }

  @Test(arguments: [
    ("en", "20 May 18", "2018-05-20"), ("de", "20.05.18, 18:30 Uhr", "2018-05-20"), ("ru", "20.05.18г.", "2018-05-20"),
    ("zh", "发布时间：18-03-08", "2018-03-08"), ("ja", "18/03/08 公開", "2018-03-08"),
    ("sv", "Publicerad 18-03-08", "2018-03-08"),
    ("zh", "中華民國114年5月20日", "2025-05-20"), ("zh", "114年5月20日", "2025-05-20"), ("th", "20 พ.ค. 68", "2025-05-20"),
    ("th", "20 พฤษภาคม 2568", "2025-05-20"), ("fa", "سه‌شنبه ۳۰ اردیبهشت ۱۴۰۴ - ۱۸:۳۰", "2025-05-20"),
    ("fa", "۱۴۰۴/۰۲/۳۰", "2025-05-20"), ("fa", "1 فروردین 1404", "2025-03-21"),
  ])
  func yearsOfTwoDigitsAndOfOtherCalendars(_ language: String, _ shown: String, _ expected: String) {
    let seen = Self.published("<div class=date>\(shown)</div><p>text</p>", language: language)
    #expect(seen?.prefix(10) == expected[...])
  }

  @Test(arguments: [
    "<blockquote class=twitter-tweet><p>So it goes</p><a href=x>April 12, 2024</a></blockquote>",
    "<div class=timeline><h2><span class=date>April 12, 2024</span></h2><p>The dam broke.</p></div>",
    "<figure><figcaption class=date>The dam on April 12, 2024</figcaption></figure>",
    "<time datetime=2024-04-12T08:00:00Z>April 12</time>",
  ])
  func whatElseIsDatedDoesNotOverrule(_ other: String) {
    let head = Self.linked("\"datePublished\":\"2024-05-20T18:30:00+02:00\"")
    #expect(Self.published("<p>It rained.</p>\(other)", head: head) == "2024-05-20T18:30:00+02:00")
  }

  @Test func aBuildTimeGivesWay() {
    let head = Self.linked("\"datePublished\":\"2024-06-24T10:00:00Z\",\"dateModified\":\"2024-06-24T10:00:00Z\"")
    #expect(Self.published("<time class=date>April 12, 2024</time><p>It rained.</p>", head: head) == "2024-04-12")
  }

  @Test func aShownDayThatAnotherSourceStatesCounts() {
    let head =
      Self.linked("\"datePublished\":\"2022-04-28\",\"dateModified\":\"2024-12-22T20:11:21-08:00\"")
      + "<meta name=date content=\"November 6, 2024\">"
    #expect(Self.published("<div class=date>November 6, 2024</div><p>It rained.</p>", head: head) == "2024-11-06")
  }

  @Test func aTimeWithoutZoneTakesTheZoneOfTheOthers() {
    let head = Self.linked("\"datePublished\":\"2024-05-20T18:30:00\",\"dateModified\":\"2024-05-21T08:00:00+02:00\"")
    #expect(Self.published("<p>It rained.</p>", head: head) == "2024-05-20T18:30:00+02:00")
  }

  @Test func aTitleMayEndWithTheDay() {
    #expect(
      Self.published("<p>It rained.</p>", head: "<title>River rises again | Post | 28.04.2023</title>") == "2023-04-28")
  }

  @Test func theAddressKnowsTheMonth() {
    let date = PageMetadataTests.read(
      "<h1>Rezi</h1><p>Erschienen am 14. August 2017 im Handel.</p><div>Samstag, 9. September 2017</div>",
      url: "https://blog.example.com/2017/09/rezi.html"
    ).datePublished
    #expect(date?.value.description == "2017-09-09")
  }
}
