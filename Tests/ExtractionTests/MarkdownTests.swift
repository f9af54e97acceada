import Envelope
import Testing

@testable import Extraction

@Suite("The body in Markdown") struct MarkdownTests {
  private func markdown(_ html: String, limit: Int = 100_000) -> String? {
    let blocks = BlockReader().read(html: Array(html.utf8))
    return Markdown.text(
      of: Array(blocks.list.indices), in: blocks, address: PageAddress("https://news.example.org/2026/a.html"),
      limit: limit)
  }

  @Test("has headings, paragraphs and quotes")
  func paragraphs() {
    #expect(
      markdown("<h2>The bridge</h2><p>One.</p><h4>Costs</h4><p>Two.</p><blockquote><p>Three.</p></blockquote>")
        == "## The bridge\n\nOne.\n\n#### Costs\n\nTwo.\n\n> Three.")
  }

  @Test("has lists, numbered and not, in each other, with items of several paragraphs")
  func lists() {
    #expect(
      markdown("<p>They are:</p><ul><li>one</li><li>two<ul><li>nested</li></ul></li><li>three</li></ul><p>End.</p>")
        == "They are:\n\n- one\n- two\n    - nested\n- three\n\nEnd.")
    #expect(
      markdown("<ol><li><p>first</p><p>more of it</p></li><li>second</li></ol><ol><li>anew</li></ol>")
        == "1. first\n\n   more of it\n2. second\n\n1. anew")
    #expect(markdown("<li>alone</li>") == "alone")
  }

  @Test("has links, absolute, where readers follow them")
  func links() {
    #expect(
      markdown(
        """
        <p>See <a href="/b?c=(1)"> the <b>page</b></a>, <a href="#x">here</a>, <a href="javascript:x">there</a>, \
        <a href="https://e.org/a b/ü">it</a><a href="https://e.org/"></a>.</p>
        """)
          == """
          See [the page](https://news.example.org/b?c=%281%29), here, there, [it](https://e.org/a%20b/%C3%BC).
          """)
  }

  @Test("has tables, with cells that are empty")
  func tables() {
    #expect(
      markdown(
        """
        <p>Votes:</p><table><tr><th>Party</th><th>Votes</th><th>Seats</th></tr><tr><td>A | B</td><td></td><td>7</td></tr>\
        <tr><td></td><td></td><td></td></tr><tr><td></td><td>12</td></tr></table><p>End.</p>
        """)
          == """
          Votes:

          | Party | Votes | Seats |
          | --- | --- | --- |
          | A \\| B |  | 7 |
          |  | 12 |  |

          End.
          """)
    #expect(markdown("<table><tr><td>alone</td></tr><tr><td>and more</td></tr></table>") == "alone\n\nand more")
  }

  @Test(
    "escapes what would be a sign of its own",
    arguments: [
      ("# 1 in the list", "\\# 1 in the list"), ("1. May was wet", "1\\. May was wet"),
      ("2026 was wet", "2026 was wet"),
      ("- he said", "\\- he said"), ("> no", "\\> no"),
      ("a*b_c `d` [e] <f> ~g", "a\\*b\\_c \\`d\\` \\[e\\] \\<f> \\~g"),
      ("AT&T & Co. &amp;", "AT\\&T & Co. \\&amp;"), ("back\\slash", "back\\\\slash"), ("=== x", "\\=== x"),
    ])
  func escapes(text: String, expected: String) {
    let html = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    #expect(markdown("<p>\(html)</p>") == expected)
  }

  @Test("is left out where it does not fit")
  func limit() {
    #expect(markdown("<p>\"twelve\"</p>", limit: 10) == "\"twelve\"")
    #expect(markdown("<p>\"twelve\"</p>", limit: 9) == nil)
  }

  @Test("is there only where it is asked for, and has the body's paragraphs")
  func option() throws {
    let page = Pages.html(
      """
      <title>Bridge reopens</title><body><article><h1>Bridge reopens</h1>
      <p>The old bridge over the river was opened again on Monday, after four months of repairs that cost two million.</p>
      <h2>What was done</h2>
      <p>Workers replaced <a href="/beams">the beams</a>, painted the railing and built a lane for bicycles, the town said.</p>
      <p>Buses will cross it again from Thursday on, and the ferry that had stood in for it goes back to the coast.</p>
      </article>
      """, url: "https://news.example.org/bridge")
    let plain = try Extractor().extract(page).get()
    #expect(plain.bodyMarkdown == nil)
    let article = try Extractor(options: ExtractorOptions(writesMarkdown: true)).extract(page).get()
    #expect(article.articleBody == plain.articleBody)
    let markdown = try #require(article.bodyMarkdown)
    #expect(markdown.contains("\n\n## What was done\n\n"))
    #expect(markdown.contains("[the beams](https://news.example.org/beams)"))
    #expect(markdown.split(separator: "\n\n").count == article.articleBody.split(separator: "\n\n").count)
  }
}
