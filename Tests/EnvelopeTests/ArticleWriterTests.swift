import Testing

@testable import Envelope

@Suite struct ArticleWriterTests {
  let page = Page(
    url: "https://example.org/a/1", fetchedAt: Timestamp(milliseconds: 1_772_352_900_000), form: .html,
    bytes: Array("<p>Hello".utf8))

  func article() -> Article {
    Article(
      id: ArticleID(of: page).description, url: page.url, fetchedAt: page.fetchedAt, articleBody: "Hello\n\n„Welt“",
      wordCount: 2, inLanguage: "de", languageConfidence: 0.9,
      extraction: ExtractionInfo(method: "cluster", score: 0.5, version: 1))
  }

  @Test func identifiesAnArticleByURLTimeAndBytes() {
    // printf 'https://example.org/a/1\0%s\0<p>Hello' 2026-03-01T08:15:00Z | sha256sum
    #expect(ArticleID(of: page).description == "1046dc79c914bc55fcd3d15bed317727")
    var other = page
    other.fetchedAt.milliseconds += 1
    #expect(ArticleID(of: other) != ArticleID(of: page))
  }

  @Test func leavesOutWhatIsUnknown() throws {
    let text = String(decoding: try ArticleWriter().write(article()), as: UTF8.self)
    #expect(
      text == #"{"articleBody":"Hello\n\n„Welt“","extraction":{"method":"cluster","score":0.5,"version":1},"#
        + #""fetchedAt":"2026-03-01T08:15:00Z","id":"1046dc79c914bc55fcd3d15bed317727","inLanguage":"de","languageConfidence":0.9,"#
        + #""schemaVersion":1,"url":"https://example.org/a/1","wordCount":2}"#)
  }

  @Test func writesCleaningByKind() throws {
    var article = article()
    var cleaning = Cleaning()
    cleaning.add(.repeatedBlocks, 6)
    cleaning.add(.errorBanner)
    cleaning.add(.navigation, 0)
    article.cleaning = cleaning
    let text = String(decoding: try ArticleWriter().write(article), as: UTF8.self)
    #expect(text.contains(#""cleaning":{"errorBanner":1,"repeatedBlocks":6}"#))
  }
}
