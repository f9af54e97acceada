import Envelope
import Testing

@testable import Extraction

/// Pages of every kind that is no article, and of articles that look like one, each in ten languages.
@Suite("Kinds of pages in ten languages") struct PageKindsTests {
  private static let menu = """
    <header><nav><ul><li><a href="/">1</a></li><li><a href="/a">2</a></li><li><a href="/b">3</a></li></ul></nav></header>
    """

  private func outcome(
    _ tongue: Tongue, _ title: String, _ body: String, url: String = "https://news.example.org/2025/12/a-story-1.html",
    head: String = ""
  ) -> Result<Article, Rejection> {
    Extractor().extract(
      Pages.html(
        "<html lang=\(tongue.code)><head><title>\(title)</title>\(head)</head><body>\(body)</body></html>", url: url))
  }

  private func reason(_ outcome: Result<Article, Rejection>) -> Rejection.Reason? {
    if case .failure(let rejection) = outcome { rejection.reason } else { nil }
  }

  private func service(_ tongue: Tongue, _ page: (title: String, text: String)) -> Rejection.Reason? {
    reason(outcome(tongue, page.title, "<main><h1>\(page.title)</h1><p>\(page.text)</p></main>"))
  }

  @Test(arguments: Tongue.all) func checksForRobots(_ tongue: Tongue) {
    #expect(service(tongue, tongue.robot) == .wall)
  }

  @Test(arguments: Tongue.all) func domainsForSale(_ tongue: Tongue) {
    #expect(service(tongue, tongue.parked) == .noArticle)
  }

  @Test(arguments: Tongue.all) func sitesUnderConstruction(_ tongue: Tongue) {
    #expect(service(tongue, tongue.building) == .noArticle)
  }

  @Test(arguments: Tongue.all) func wallsOfConsentOrPayment(_ tongue: Tongue) {
    let reason = service(tongue, tongue.consent)
    #expect(reason == .wall || reason == .noArticle)
  }

  private static func list(_ tongue: Tongue) -> String {
    tongue.others.enumerated().map { index, other in
      """
      <div class=item><h3><a href="/2025/12/story-\(index).html">\(other.headline)</a></h3><p>\(other.summary)</p></div>
      """
    }.joined()
  }

  @Test(arguments: Tongue.all) func missingPagesWithOtherStories(_ tongue: Tongue) {
    let body =
      "\(Self.menu)<main><h1>\(tongue.missing.title)</h1><p>\(tongue.missing.text)</p>\(Self.list(tongue))</main>"
    let reason = reason(outcome(tongue, tongue.missing.title, body))
    #expect(reason == .errorPage || reason == .listing)
  }

  @Test(arguments: Tongue.all) func frontPages(_ tongue: Tongue) {
    let lists = Self.list(tongue) + Self.list(tongue).replacing("story-", with: "report-")
    let body = "\(Self.menu)<main><h1>Elsby Post</h1>\(lists)</main>"
    #expect(reason(outcome(tongue, "Elsby Post", body, url: "https://news.example.org/")) == .listing)
  }

  @Test(arguments: Tongue.all) func frontPagesOfWholePosts(_ tongue: Tongue) {
    let posts = tongue.others.enumerated().map { index, other in
      let rotated = (tongue.others[index...] + tongue.others[..<index]).map(\.summary)
      let text = (rotated + [tongue.story.lead]).map { "<p>\(index + 1). \($0)</p>" }.joined()
      return "<article><h2><a href=\"/2025/12/\(index)/\">\(other.headline)</a></h2>\(text)</article>"
    }
    let body = "\(Self.menu)<main>\(posts.joined())</main>"
    #expect(reason(outcome(tongue, "Elsby Post", body, url: "https://news.example.org/")) == .listing)
  }

  @Test(arguments: Tongue.all) func channelsOfMessages(_ tongue: Tongue) {
    let messages = (tongue.others.map(\.summary) + [tongue.story.lead, tongue.story.more]).enumerated().map {
      index, text in
      "<div class=message><div class=text>\(text)</div><a href=\"/c/\(index)\"><time datetime=2025-05-0\(index + 1)T10:00:00Z>10:00</time></a></div>"
    }
    let reason = reason(outcome(tongue, "Elsby Post", messages.joined(), url: "https://channels.example/s/elsbypost"))
    #expect(reason == .listing)
  }

  @Test(arguments: Tongue.all) func shortArticlesBeforeAList(_ tongue: Tongue) throws {
    let story = tongue.story
    let body = """
      \(Self.menu)<main><h1>\(story.headline)</h1><p>\(story.lead)</p><p>\(story.more)</p></main>\(Self.list(tongue))
      """
    let article = try outcome(tongue, "\(story.headline) | Elsby Post", body).get()
    #expect(article.headline == story.headline)
    #expect(article.articleBody.contains(story.lead))
    #expect(article.articleBody.contains(story.more))
  }

  @Test(arguments: Tongue.all) func leadsThatSpeakOfWhatErrorsSpeakOf(_ tongue: Tongue) throws {
    let story = tongue.story
    let body = """
      \(Self.menu)<article><h1>\(story.headline)</h1><p>\(tongue.lookalike)</p><p>\(story.lead)</p><p>\(story.more)</p>\
      \(tongue.others.map { "<p>\($0.summary)</p>" }.joined())</article>
      """
    let article = try outcome(tongue, "\(story.headline) | Elsby Post", body).get()
    #expect(article.articleBody.hasPrefix(tongue.lookalike))
  }
}
