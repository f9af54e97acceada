import Testing

@testable import Extraction

/// Metadata that was made to take long: each page is read in time that grows with its size alone, or the test would not
/// end.
@Suite struct HostileMetadataTests {
  private static let digits = String(repeating: "20260301", count: 125_000)

  @Test(arguments: ["[", "{\"a\":", "[{\"@graph\":[{\"author\":"])
  func jsonOfAnyDepth(_ opening: String) {
    let script = String(repeating: opening, count: 100_000)
    let metadata = PageMetadataTests.read(
      """
      <script type="application/ld+json">\(script)</script>
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"River rises","datePublished":"2026-03-01"}
      </script><h1>River rises</h1>
      """)
    #expect(metadata.headline?.value == "River rises")
  }

  @Test func digitsWithoutEnd() {
    let digits = Self.digits
    let metadata = PageMetadataTests.read(
      """
      <meta name=date content="\(digits.prefix(15_000))"><meta property="article:published_time" content="\(digits)">
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"River","datePublished":"\(digits)"}</script>
      <script>var a = {"publishedAt":"\(digits)"}</script><h1>River rises</h1><time datetime="\(digits)">\(digits)</time>
      <p class=date>\(digits)</p><p>\(digits)</p><p>\(String(repeating: "1.2.", count: 250_000))</p>
      <p>\(String(repeating: "2026-03-", count: 125_000))</p>
      """, url: "https://www.example.com/" + digits)
    #expect(metadata.datePublished?.value == nil || metadata.datePublished?.value.day.year == 2026)
  }

  @Test func addressesOfAMegabyte() {
    let path = String(repeating: "http:/2026/", count: 90_000)
    let metadata = PageMetadataTests.read(
      """
      <link rel=canonical href="https://www.example.com/\(path)"><meta property="og:image" content="/\(path)">
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"River","url":"https://\(path)",
      "author":{"name":"Jane Doe","url":"\(path)"}}</script><h1>River rises</h1>
      <a rel=author href="\(path)">Jane Doe</a>
      """, url: "https://www.example.com/" + path)
    #expect(metadata.authors?.value.map(\.name) == ["Jane Doe"])
  }

  @Test func listsOfAHundredThousand() {
    func many(_ text: (Int) -> String) -> String { (0..<100_000).map(text).joined() }
    let metadata = PageMetadataTests.read(
      many { "<meta property='article:tag' content='word\($0)'>" }
        + many { "<meta property='og:site_name' content='Site \($0)'>" } + "<meta property='og:title' content='"
        + many { "word\($0) " } + "'><title>" + many { "other\($0) " } + "</title><h1>River rises</h1>")
    #expect(metadata.keywords?.value.count == 100)
  }

  @Test func classesThatAgreeAtBothEnds() {
    let classes = (0..<20_000).map { "<p class='byline-\($0)-of-an-article-date'>By Jane Doe</p>" }.joined()
    let metadata = PageMetadataTests.read("<h1>River rises</h1>" + classes)
    #expect(metadata.authors?.value.map(\.name) == ["Jane Doe"])
  }
}
