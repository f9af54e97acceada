import Testing
import TreeChecks

@testable import HTML

struct LimitTests {
  private func parse(_ text: String, _ change: (inout ParserOptions) -> Void = { _ in }) -> (Document, ParseOutcome) {
    var options = ParserOptions()
    change(&options)
    let parser = HTMLParser(options: options)
    let outcome = parser.parse(Array(text.utf8), charset: "utf-8")
    return (parser.document, outcome)
  }

  private func text(_ document: Document) -> String {
    var bytes: [UInt8] = []
    document.appendText(of: 0, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func depth(_ document: Document) -> Int {
    var depths = [Int](repeating: 0, count: document.nodes.count)
    for index in document.descendants(of: 0) { depths[index] = depths[document.nodes[index].parent] + 1 }
    return depths.max() ?? 0
  }

  @Test func stopsAtTheMostBytes() {
    let (document, outcome) = parse("<p>Hello world") { $0.maximumBytes = 8 }
    #expect(outcome == .limited(.bytes))
    #expect(text(document) == "Hello")
    #expect(parse("<p>Hello") { $0.maximumBytes = 8 }.1 == .complete)
  }

  @Test func makesSiblingsBelowTheMostDepthAndLosesNoText() {
    let page = (0..<200).map { "<div>\($0) " }.joined() + String(repeating: "</div>", count: 200) + "end"
    let (document, outcome) = parse(page) { $0.maximumDepth = 20 }
    #expect(outcome == .limited(.depth))
    #expect(depth(document) <= 21)
    #expect(text(document) == (0..<200).map { "\($0) " }.joined() + "end")
    #expect(document.nodes.count { $0.isHTML(.div) } == 200)
  }

  @Test(arguments: [
    "<table><tr><td>x", "<template>x", "<svg><desc>x", "<b><div>x", "<object>x", "<table><caption>x",
    "<select><option>x",
    "<a><button>x", "<ruby><rt>x", "<math><mi>x", "<table>x", "<ul><li>x", "<frameset>", "<template><tr><td>x",
    "<font><p>x",
  ])
  func keepsTheDepthOfAnyElement(unit: String) {
    for units in [10, 15, 16, 17, 100] {
      let (document, _) = parse(String(repeating: unit, count: units) + "last") { $0.maximumDepth = 16 }
      // Text may sit in an element that is no longer open but whose parent is: see ParserOptions.
      #expect(depth(document) <= 2 * 16 + 4)
      #expect(TreeInvariants.violation(in: document) == nil)
    }
  }

  @Test func leavesOutAttributesPastTheMost() {
    let (document, outcome) = parse("<p a=1 b=2 c=3 a=4 d=5>x") { $0.maximumAttributes = 3 }
    #expect(outcome == .limited(.attributes))
    let p = document.first(.p)!
    #expect(document.nodes[p].attributes.map { document.string(document.attributes[$0].name) } == ["a", "b", "c"])
    #expect(parse("<p a b c a>") { $0.maximumAttributes = 3 }.1 == .complete)
    let many = (0..<400).map { "a\($0)=\($0) " }.joined()
    let (wide, wideOutcome) = parse("<p \(many) \(many)>")
    #expect(wideOutcome == .complete)
    #expect(wide.attributes.count == 400)
    #expect(wide.attribute(wide.first(.p)!, named: "a399").map(wide.string) == "399")
  }

  @Test func stopsAtTheMostNodes() {
    let (document, outcome) = parse(String(repeating: "<p>x", count: 1000)) { $0.maximumNodes = 100 }
    #expect(outcome == .limited(.nodes))
    #expect(document.nodes.count <= 110)
    #expect(TreeInvariants.violation(in: document) == nil)
  }

  @Test func stopsWherePagesHaveTooManyNodesForTheirBytes() {
    let dense = String(repeating: "<p>x", count: 100_000)
    let (document, outcome) = parse(dense)
    #expect(outcome == .limited(.nodes))
    #expect((65_536...65_544).contains(document.nodes.count))
    #expect(parse(dense) { $0.minimumBytesPerNode = 0 }.1 == .complete)
    let padding = String(repeating: " ", count: 4_800_000)
    #expect(parse(dense + padding).1 == .complete)
  }

  @Test func formattingCannotBeMultipliedWithoutBound() {
    let fonts = (0..<1000).map { "<font size=\($0)>" }.joined()
    let (document, _) = parse(fonts + String(repeating: "<p>x", count: 1000)) { $0.maximumNodes = 50_000 }
    #expect(document.nodes.count <= 51_000)
    #expect(TreeInvariants.violation(in: document) == nil)
  }

  /// Fifty times the input must not take much more than fifty times as long; the bound is wide, as machines are busy.
  @Test(arguments: [
    "<div>", "<a><div>", "<b><p>x</b>", "<table><tr>x", "<p a=", "&amp", "<!--", "</x>", "<svg><g></x>", "<li>x",
  ])
  func takesTimeInProportion(unit: String) {
    let clock = ContinuousClock()
    let parser = HTMLParser()
    func time(_ count: Int) -> Duration {
      let page = Array(String(repeating: unit, count: count).utf8)
      return (0..<3).map { _ in clock.measure { parser.parse(page, charset: "utf-8") } }.min()!
    }
    #expect(time(50_000) < time(1000) * 50 * 20 + .milliseconds(500))
  }

  @Test func parsersReuseTheirBuffers() {
    let parser = HTMLParser()
    parser.parse(Array("<title>One</title><p id=a>first".utf8))
    let first = parser.document
    parser.parse(Array("<title>Two</title><table><p>second<tr><td>third".utf8))
    #expect(text(first) == "Onefirst")
    #expect(text(parser.document) == "Twosecondthird")
    parser.parse([])
    #expect(parser.document.nodes.map(\.tag) == [.unknown, .html, .head, .body])
    #expect(parser.document.mode == .quirks)
  }
}
