import Envelope
import Testing

@testable import Extraction

/// What stands on a page beside its article, and what repeats within it.
@Suite("Other stories, hidden text and structure") struct OtherStoriesTests {
  private static let paragraphs = [
    "The harbour of Elsby will get a second ferry berth next spring, after the council voted on Tuesday evening.",
    "The decision ends four years of argument about what should happen to the old coal quay, which stood empty.",
    "“We have waited long enough for a plan that people can see from their windows,” said the mayor after the vote.",
    "Nine of the fifteen councillors voted in favour. The opposition had asked for a smaller and cheaper berth.",
    "The ferry company said it would move two of its boats to Elsby as soon as the new berth is ready for them.",
  ]

  private static func body(
    _ inner: String, after: String = "", url: String = "https://news.example.org/2025/ferry-1.html"
  ) -> String? {
    let page = Pages.html(
      """
      <html lang=en><head><title>Elsby to get a second ferry berth</title></head><body><main><article class=story>
      <h1>Elsby to get a second ferry berth</h1>\(inner)</article>\(after)</main></body></html>
      """, url: url)
    return try? Extractor().extract(page).get().articleBody
  }

  private static var text: String { paragraphs.map { "<p>\($0)</p>" }.joined() }
  private static var expected: String { paragraphs.joined(separator: "\n\n") }

  private static let teasers = (1...4).map {
    """
    <div class=c><h3><a href="/2025/other-\($0).html">Another story of the town, number \($0)</a></h3>\
    <p>Somebody saw something in Long Lane on day \($0), and told the paper.</p></div>
    """
  }.joined()

  @Test func teasersAfterTheArticle() {
    #expect(Self.body("\(Self.text)<div><h2>Read more stories</h2>\(Self.teasers)</div>") == Self.expected)
  }

  @Test func aListOfThingsIsNoRowOfTeasers() throws {
    let things = (1...4).map {
      "<h3><a href=\"https://shop.example/\($0)\">The best kettle of all, number \($0)</a></h3><p>It boils a litre in \($0) minutes, and holds it.</p>"
    }.joined()
    let body = try #require(Self.body(Self.text + things))
    #expect(body.contains("It boils a litre in 3 minutes"))
  }

  @Test func theNextStoryUnderALinkedHeading() {
    let next = """
      <article class="story next"><h2><a href="/2025/library.html">Torvale library opens again</a></h2>\
      \(Self.paragraphs.map { "<p>Elsewhere, \($0)</p>" }.joined())</article>
      """
    #expect(Self.body(Self.text, after: next) == Self.expected)
  }

  @Test func listsInTheCellsOfATableWithinTheText() throws {
    let table = """
      <table><tr><th>Quay</th><th>Boats</th></tr><tr><td><b>North</b></td><td><ul><li>six before noon</li><li>two at night</li>\
      </ul></td></tr><tr><td><b>South</b></td><td><ul><li>none on Mondays</li></ul></td></tr></table>
      """
    let parts = Self.paragraphs.map { "<p>\($0)</p>" }
    let body = try #require(Self.body(parts[..<3].joined() + table + parts[3...].joined()))
    #expect(body.contains("six before noon") && body.contains("two at night") && body.contains("none on Mondays"))
  }

  @Test func paragraphsUnderTheirDaysAreNoGallery() throws {
    let days = (1...4).map {
      "<h3>\($0)/12/2025</h3><p>On this day the builders of the berth reached pile number \($0), and stopped for rain.</p>"
    }
    let first = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let body = try #require(Self.body("\(first)<div class=log>\(days.joined())</div>"))
    #expect(body.contains("reached pile number 3"))
  }

  @Test func aGalleryInTheMiddle() {
    let slides = (1...4).map {
      "<div class=slide><h3>\($0)/12 The market</h3><p>Traders at the covered market have been told to leave stall number \($0).</p></div>"
    }
    let (first, rest) = (Self.paragraphs.prefix(2), Self.paragraphs.dropFirst(2))
    let inner =
      first.map { "<p>\($0)</p>" }.joined() + "<div class=gallery>\(slides.joined())</div>"
      + rest.map { "<p>\($0)</p>" }.joined()
    #expect(Self.body(inner) == Self.expected)
  }

  @Test(arguments: [
    "<div style=\"display: none\"><p>The editors are told that this is for the printed edition, and not for others.</p></div>",
    "<p hidden>Print code 4711: to be set in two columns under the photograph, with the small crest beside it.</p>",
    "<div role=dialog aria-modal=true><h2>We value your privacy</h2><p>Some of what we store is needed, the rest is not.</p></div>",
  ])
  func whatIsHiddenIsNoText(_ hidden: String) {
    #expect(Self.body(Self.text + hidden) == Self.expected)
  }

  @Test func hiddenWordsInAParagraph() {
    let words = "<span style='display:none'>ERROR 17</span>"
    #expect(Self.body(Self.paragraphs.map { "<p>\($0)\(words)</p>" }.joined()) == Self.expected)
  }

  @Test(arguments: ["<div style='visibility:hidden'>", "<div hidden>", "<div hidden id=S:1>"])
  func whatAScriptUncovers(_ shell: String) {
    #expect(Self.body("\(shell)\(Self.text)</div>") == Self.expected)
  }

  @Test(arguments: [
    ("<div>", "<br>&nbsp;<br>", "</div>"), ("<div>", "<br>\u{200B}<br>", "</div>"),
    ("<div><span style=\"display:block\">", "</span><span style=\"display:block\">", "</span></div>"),
    ("<div><story-paragraph>", "</story-paragraph><story-paragraph>", "</story-paragraph></div>"),
    ("<div><template shadowrootmode=open><p>", "</p><p>", "</p></template></div>"),
  ])
  func whatPartsParagraphs(_ open: String, _ between: String, _ close: String) {
    #expect(Self.body(open + Self.paragraphs.joined(separator: between) + close) == Self.expected)
  }

  @Test func aRefrainIsMeant() throws {
    let refrain = "We did not come here to be thanked, we came to be heard."
    let body = try #require(Self.body(Self.paragraphs.map { "<p>\($0)</p><p>\(refrain)</p>" }.joined()))
    #expect(body.split(separator: refrain, omittingEmptySubsequences: false).count == Self.paragraphs.count + 1)
  }

  @Test func aTextPutTwiceIsKeptOnce() {
    #expect(Self.body(Self.text + Self.text) == Self.expected)
  }

  @Test(arguments: ["（责任编辑：韩保林 HN666）", "【编辑：姚昊】", "编辑 刘晓阳 校对 李铭", "特别声明：以上内容为用户上传并发布，本平台仅提供信息存储服务。"])
  func creditsAndStatementsAtTheEnd(_ line: String) throws {
    let text = [
      "青石市政府星期二宣布，将在明年春天动工修建第二座图书馆，预计总投资两亿元，可以容纳一千二百名读者。",
      "新馆选址在旧火车站旁边，占地面积约一万五千平方米。设计方案保留了原来的候车大厅，读者可以直接走进阅览室。",
      "附近的居民大多表示支持，但也有人担心停车困难。政府回应说，新馆地下将设置四百个车位，并增加两条公交线路。",
    ]
    let page = Pages.html(
      "<html lang=zh><title>青石市将建第二座图书馆</title><div><h1>青石市将建第二座图书馆</h1>\((text + [line]).map { "<p>\($0)</p>" }.joined())</div>"
    )
    #expect(try Extractor().extract(page).get().articleBody == text.joined(separator: "\n\n"))
  }

  @Test func theLineUnderTheHeadlineIsNoText() {
    let line = "<div class=info><span>20 May 2025, 18:30</span> <span class=author>By Karl Amund</span></div>"
    #expect(Self.body(line + Self.text) == Self.expected)
  }

  @Test func anEmptyShellWithItsTextInAScript() throws {
    let later = ["Later", "Then", "Still later", "At last"].flatMap { when in Self.paragraphs.map { "\(when), \($0)" } }
    let json = (Self.paragraphs + later).map { "{\"text\":\"\($0)\"}" }
    let page = Pages.html(
      """
      <html lang=en><head><title>Elsby to get a second ferry berth</title>
      <meta property=og:title content="Elsby to get a second ferry berth"></head><body><div id=__next></div>
      <script type=application/json>{"title":"Elsby to get a second ferry berth","paragraphs":[\(json.joined(separator: ","))]}</script>
      """)
    let article = try Extractor().extract(page).get()
    #expect(article.articleBody.hasPrefix(Self.paragraphs[0]))
  }
}
