import Envelope
import Testing

@testable import Extraction

/// Who of those that a page names are its authors.
@Suite struct AuthorChoiceTests {
  private static func authors(_ json: String, body: String = "", head: String = "", language: String = "en") -> [String]
  {
    PageMetadataTests.read(
      """
      <html lang=\(language)><head><script type=application/ld+json>{"@type":"NewsArticle","headline":"River rises again",\
      \(json)}</script>\(head)</head><body><h1>River rises again</h1>\(body)<p>It rained.</p></body></html>
      """, url: "https://www.example.com/news/1"
    ).authors?.value.map(\.name) ?? []
  }

  @Test(arguments: [
    (#""author":{"@type":["Person","Organization"],"name":"Karl Amund"}"#, ["Karl Amund"]),
    (#""author":{"@type":"Person","name":{"@type":"Person","name":"Karl Amund"}}"#, ["Karl Amund"]),
    (#""author":{"@type":"Organization","name":"Associated Press"}"#, ["Associated Press"]),
    (
      #""author":[{"@type":"Person","name":"Karl Amund"},{"@type":"Organization","name":"dpa"}]"#,
      ["Karl Amund", "dpa"]
    ),
    (
      #""author":[{"@type":"Person","name":"Karl Amund"},{"@type":"Organization","name":"Elsby Post"}],"publisher":{"name":"Elsby Post"}"#,
      ["Karl Amund"]
    ),
    (#""author":{"@type":"Person","name":"Elsby Post"},"publisher":{"name":"Elsby Post"}"#, ["Elsby Post"]),
    (#""author":"Sports Desk""#, ["Sports Desk"]), (#""author":"admin""#, []),
    (#""author":{"@type":"Organization","name":"admin"}"#, []),
    (#""author":"Karl Amund, AP""#, ["Karl Amund", "AP"]),
  ])
  func peopleAndOrganizations(_ json: String, _ expected: [String]) {
    #expect(Self.authors(json) == expected)
  }

  @Test func aPersonAnywhereComesBeforeAnOrganization() {
    let json = #""author":{"@type":"Organization","name":"Norvian Broadcasting"}"#
    #expect(Self.authors(json, body: "<div class=byline>By Karl Amund</div>") == ["Karl Amund"])
    #expect(Self.authors(json, head: "<meta name=author content='Nora Wells'>") == ["Nora Wells"])
  }

  @Test func anOrganizationThatWroteIsNoPublisher() {
    let metadata = PageMetadataTests.read(
      """
      <script type=application/ld+json>{"@type":"NewsArticle","headline":"River rises again",
      "author":{"@type":"Organization","name":"dpa"},"publisher":{"@type":"Organization","name":"Elsby Post"}}</script>
      <h1>River rises again</h1>
      """, url: "https://www.example.com/news/1")
    #expect(metadata.publisher?.value.name == "Elsby Post")
  }

  @Test(arguments: [
    ("ja", "大渡 美咲", ["大渡 美咲"]), ("ja", "大渡 美咲、高木 健", ["大渡 美咲", "高木 健"]), ("zh", "陈小雨 王明", ["陈小雨", "王明"]),
    ("zh", "[责任编辑：韩保林 PK155]", []), ("zh", "作者：陈小雨 编辑：PK155", ["陈小雨"]),
  ])
  func namesInChineseAndJapanese(_ language: String, _ author: String, _ expected: [String]) {
    #expect(Self.authors("\"author\":\"\(author)\"", language: language) == expected)
  }

  @Test func theBylineIsTheLineAsShown() {
    let metadata = PageMetadataTests.read(
      "<h1>River rises again</h1><div class=byline>By Karl Amund<br>in Elsby</div><p>It rained.</p>",
      url: "https://www.example.com/news/1")
    #expect(metadata.byline == "By Karl Amund in Elsby")
  }
}
