import Foundation
import Testing

@testable import Envelope

@Suite struct ArticleTests {
  let page = Page(
    url: "https://example.org/a/1", fetchedAt: Timestamp(milliseconds: 1_772_352_900_000), form: .html,
    bytes: Array("<p>Hello".utf8))

  func article() -> Article {
    Article(
      id: ArticleID(of: page).description, url: page.url, fetchedAt: page.fetchedAt, articleBody: "Hello\n\n„Welt“",
      wordCount: 2, inLanguage: "de", languageConfidence: 0.9,
      extraction: ExtractionInfo(method: "cluster", score: 0.5, version: 1))
  }

  func fullArticle() -> Article {
    var article = article()
    article.canonicalUrl = "https://example.org/a/1/"
    article.headline = "Headline"
    article.kicker = "Kicker"
    article.alternativeHeadline = "Another"
    article.standfirst = "Deck"
    article.description = "Summary"
    article.bodyMarkdown = "Hello\n\n„Welt“"
    article.datePublished = "2026-03-01"
    article.dateModified = "2026-03-02T08:00:00Z"
    article.datePrecision = .day
    article.dateSource = .jsonld
    article.authors = [
      Author(name: "Jane Doe", url: "https://example.org/jane"), Author(name: "dpa", kind: .organization),
    ]
    article.byline = "Jane Doe and dpa"
    article.publisher = Publisher(name: "Example", domain: "example.org")
    article.dateline = Dateline(agency: "dpa", place: "Berlin")
    article.articleSection = "World"
    article.keywords = ["a", "b"]
    article.image = Image(url: "https://example.org/i.jpg", caption: "The river")
    article.images = ["https://example.org/i.jpg"]
    article.isAccessibleForFree = false
    article.license = "https://creativecommons.org/licenses/by/4.0/"
    article.cleaning = Cleaning()
    article.cleaning?.add(.related)
    article.truncated = true
    return article
  }

  func text(_ article: Article) -> String { String(decoding: article.json(), as: UTF8.self) }

  @Test func isIdentifiedByURLTimeAndBytes() {
    // SHA-256 of "https://example.org/a/1\0" "2026-03-01T08:15:00Z\0" and the 16 bytes of `xxh128sum` of "<p>Hello".
    #expect(ArticleID(of: page).description == "bbe015a9a4e90f2274b259729f7f8ea8")
    let id = ArticleID(of: page)
    for change: (inout Page) -> Void in [
      { $0.url += "/" }, { $0.fetchedAt.milliseconds += 1 }, { $0.bytes.append(0) }, { $0.bytes = [] },
    ] {
      var other = page
      change(&other)
      #expect(ArticleID(of: other) != id)
    }
  }

  @Test func leavesOutWhatIsUnknown() {
    #expect(
      text(article())
        == #"{"articleBody":"Hello\n\n„Welt“","extraction":{"method":"cluster","score":0.5,"version":1},"#
        + #""fetchedAt":"2026-03-01T08:15:00Z","id":"bbe015a9a4e90f2274b259729f7f8ea8","inLanguage":"de","languageConfidence":0.9,"#
        + #""schemaVersion":2,"url":"https://example.org/a/1","wordCount":2}"#)
  }

  @Test func writesNoEmptyMember() {
    var article = article()
    article.headline = ""
    article.kicker = ""
    article.keywords = []
    article.authors = []
    article.images = []
    article.publisher = Publisher()
    article.dateline = Dateline(agency: "", place: nil)
    article.cleaning = Cleaning()
    #expect(text(article) == text(self.article()))
  }

  @Test func writesEveryMemberInAlphabeticalOrder() throws {
    let text = text(fullArticle())
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(
      object.keys.sorted() == [
        "alternativeHeadline", "articleBody", "articleSection", "authors", "bodyMarkdown", "byline", "canonicalUrl",
        "cleaning", "dateModified", "datePrecision", "datePublished", "dateSource", "dateline", "description",
        "extraction", "fetchedAt", "headline", "id", "image", "images", "inLanguage", "isAccessibleForFree", "keywords",
        "kicker", "languageConfidence", "license", "publisher", "schemaVersion", "standfirst", "truncated", "url",
        "wordCount",
      ])
    // Every stored member is written: the type has no other list of them.
    #expect(Set(Mirror(reflecting: fullArticle()).children.compactMap(\.label)) == Set(object.keys))
    // The last place of each name is the article's own: objects in it come before.
    let places = object.keys.sorted().map { text.range(of: "\"\($0)\":", options: .backwards)!.lowerBound }
    #expect(places == places.sorted())
    #expect(
      text.contains(
        #""authors":[{"name":"Jane Doe","type":"Person","url":"https://example.org/jane"},{"name":"dpa","type":"Organization"}]"#
      ))
  }

  @Test func writesCleaningByKind() {
    var article = article()
    var cleaning = Cleaning()
    cleaning.add(.repeatedBlocks, 6)
    cleaning.add(.errorBanner)
    cleaning.add(.navigation, 0)
    article.cleaning = cleaning
    #expect(text(article).contains(#""cleaning":{"errorBanner":1,"repeatedBlocks":6}"#))
  }
}
