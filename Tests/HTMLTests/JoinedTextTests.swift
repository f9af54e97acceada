import Testing
import TreeChecks

@testable import HTML

/// Texts that follow each other in the tree but not in the source are one text node.
struct JoinedTextTests {
  /// The texts of the nodes, in document order.
  private func texts(_ page: String) -> [String] {
    let parser = HTMLParser()
    parser.parse(Array(page.utf8), charset: "utf-8")
    #expect(TreeInvariants.violation(in: parser.document) == nil)
    return parser.document.nodes.filter { $0.kind == .text }.map { parser.document.string($0.range) }
  }

  private let short = "é"
  private let long = "a text that is kept where it is"

  @Test(arguments: ["\0", "</b>", "</>"])
  func aroundWhatIsIgnored(ignored: String) {
    let parts = [short, short, long, short, long, long, short, short, short, "&lt;" + short, long + "&gt;", short]
    for first in parts.indices {
      let turned = parts[first...] + parts[..<first]
      let expected = turned.joined().replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      #expect(texts("<p>" + turned.joined(separator: ignored) + "<p>") == [expected])
    }
  }

  @Test func ofATableAndBeforeIt() {
    let words = (0..<40).map { $0 % 3 == 0 ? long : "\($0)" }
    let page = "<table>" + words.map { $0 + "</b> </b>" }.joined() + "<tr><td>cell"
    #expect(texts(page) == [words.joined(), String(repeating: " ", count: 40), "cell"])
  }

  @Test func ofATableWithNulls() {
    #expect(texts("<table> \0 \0\n<tr><td>cell") == ["  \n", "cell"])
    #expect(texts("<table>\(long)\0\(short)\0\(long)<tr><td>cell") == [long + short + long, "cell"])
  }

  @Test func afterTheBody() {
    #expect(texts("<p>x</p>\n</body>\n</html>\n<!-- -->\n<!-- -->\n") == ["x", "\n\n\n\n\n"])
    #expect(texts("<p>x</p></body><!-- -->\n</html><!-- -->\n<!-- -->y") == ["x", "\n\ny"])
  }

  @Test func inMisnestedElements() {
    #expect(
      texts("<b>1\0<p>2\0</b>\(long)\0\(short)\0\(long)</p>4\0\(long)").joined() == "12\(long)\(short)\(long)4\(long)")
  }

  @Test func nullsTakeNoMoreMemoryThanText() {
    let parser = HTMLParser()
    parser.parse(Array(String(repeating: "x\0", count: 10_000).utf8), charset: "utf-8")
    #expect(parser.document.storage.count < 40_000)
    #expect(parser.document.nodes.count == 5)
  }
}
