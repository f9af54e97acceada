import Testing
import TreeChecks

@testable import HTML

struct DocumentTests {
  private func parse(_ text: String) -> Document {
    let parser = HTMLParser()
    parser.parse(Array(text.utf8), charset: "utf-8")
    return parser.document
  }

  private let page = """
    <!doctype html><html lang=de><head><meta property="og:title" content="Caf&eacute; &amp; Bar"><TITLE>Nachrichten</TITLE>
    <script>var a = "<p>";</script></head><body><article CLASS='main wide'><h1>Größe</h1><p>Eins <b>zwei</b> drei.
    <template><p>versteckt</template><img src=/a.png alt=""></article><svg viewBox="0 0 1 1"><title>Bild</title></svg></body></html>
    """

  @Test func findsElementsAndAttributes() {
    let document = parse(page)
    #expect(document.mode == .none)
    #expect(document.attribute(document.first(.html)!, .lang).map(document.string) == "de")
    let meta = document.first(.meta)!
    #expect(document.attribute(meta, .property).map { document.equals($0, "og:title") } == true)
    #expect(document.attribute(meta, .content).map(document.string) == "Café & Bar")
    #expect(document.attribute(meta, .href) == nil)
    #expect(document.attribute(meta, named: "content") != nil)
    #expect(document.attribute(document.first(.article)!, .class).map(document.string) == "main wide")
    #expect(document.attribute(document.first(.img)!, .alt)?.isEmpty == true)
    #expect(document.first(.title).map { document.nodes[$0].namespace } == .html)
    #expect(document.first(.table) == nil)
  }

  @Test func gathersTextWithoutScriptsAndTemplates() {
    let document = parse(page)
    func text(_ node: Int) -> String {
      var bytes: [UInt8] = []
      document.appendText(of: node, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(text(document.first(.article)!) == "GrößeEins zwei drei.\n")
    #expect(text(document.first(.script)!) == "var a = \"<p>\";")
    #expect(!text(0).contains("versteckt"))
    #expect(text(document.first(.template)! + 1) == "versteckt")
  }

  @Test func walks() {
    let document = parse(page)
    let body = document.first(.body)!
    #expect(document.children(of: body).map { document.nodes[$0].tag } == [.article, .svg])
    let b = document.first(.b)!
    #expect(document.ancestors(of: b).map { document.nodes[$0].tag } == [.p, .article, .body, .html, .unknown])
    #expect(document.descendants(of: b).count == 1)
    #expect(document.string(document.nodes[document.nodes.firstIndex { $0.tag == .svg }!].range) == "svg")
    #expect(TreeInvariants.violation(in: document) == nil)
  }

  /// The order of the nodes holds wherever elements are moved to.
  @Test(arguments: [
    "<table>a<tr>b<td>c</table>d", "<a>1<div>2<a>3</div>4", "<b><i></b>x</i><p><b></p>y", "</head> <title>x</title><p>",
    "<body><p>x</body><!--c--><p>y</html><!--d--><!--e-->z", "<table><b>x<tr><td>y</b>z", "<frameset>", "<p><frameset>",
    "<table><template>x</template>y<form>z", "<svg><foreignObject><p><table>x</svg>y",
    "<html a><html b c><body d><body e d>",
  ])
  func keepsDocumentOrder(markup: String) {
    let document = parse(markup)
    #expect(TreeInvariants.violation(in: document) == nil)
  }

  @Test func knowsTheNamesThatForeignContentSpellsAnew() {
    // Attributes with a number are looked at in foreign content only where they are listed there.
    let spelled = Set(ForeignNames.attributes.map { "\($0)".lowercased() })
    let known = Set(AttributeName.allCases.map { "\($0.name)" }).intersection(spelled)
    #expect(known == ["viewbox", "definitionurl"])
    for tag in Tag.allCases { #expect(Tag(number: Int(tag.rawValue)) == tag) }
    for name in AttributeName.allCases { #expect(AttributeName(number: Int(name.rawValue)) == name) }
  }

  @Test func manyThreadsParseAtOnce() async {
    let page = Array(self.page.utf8)
    let counts = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let parser = HTMLParser()
          for _ in 0..<50 { parser.parse(page) }
          return parser.document.nodes.count
        }
      }
      return await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(counts.count == 1)
  }
}
