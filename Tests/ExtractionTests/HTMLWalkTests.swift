import HTML
import Testing

@testable import Extraction

@Suite("The walk over a page") struct HTMLWalkTests {
  private func blocks(_ html: String) -> Blocks {
    let parser = HTMLParser()
    parser.parse(Array(html.utf8))
    return HTMLWalk.blocks(of: parser.document, classes: WordWeights(""))
  }

  private func texts(_ html: String) -> [String] {
    let blocks = blocks(html)
    return blocks.list.map { blocks.string($0) }
  }

  @Test func blocksEndAtTheEdgesOfBlockElements() {
    #expect(
      texts("<div>One<p>Two <b>three</b></p>four<br>five<br><br>six</div><script>7</script><style>8</style>")
        == ["One", "Two three", "four five", "six"])
    #expect(
      texts("<table><tr><td>A</td><td>B</td></tr><tr><td><p>C</p></td><td>D</td></tr></table>") == ["A B", "C", "D"])
    #expect(texts("<head><title>Not shown</title></head>Shown<template>Nor this</template>") == ["Shown"])
  }

  @Test func blocksKnowTheElementsAroundThem() {
    let blocks = blocks(
      "<main><article class=story><p>One</p><p>Two</p></article></main><aside id=related><div>Three</div></aside>")
    let elements = blocks.list.map { blocks.element(of: $0) }
    #expect(elements.map(\.within) == [[.main, .article], [.main, .article], .aside])
    #expect(elements.map(\.article) == [1, 1, 0])
    #expect(elements[0].group == elements[1].group && elements[0].group != elements[2].group)
    #expect(elements[2].distances[ClassHint.related.rawValue] == 1)
    #expect(elements[2].region >= 0 && elements[0].region < 0)
    #expect(blocks.elements.list[elements[0].parent].blocks == 2)
  }

  @Test func placesHaveTheirTextAndBlock() {
    let blocks = blocks(
      """
      <p>Home</p><h1>Bridge <em>closes</em></h1><p class="byline">By <a href="/people/jane">Jane Doe</a><span>1 March</span></p>
      <time datetime="2026-03-01">Sunday</time>
      """)
    func text(_ kind: Place.Kind) -> [String] {
      blocks.places.all(kind).map { String(decoding: blocks.lines(of: $0.text.range, limit: 100), as: UTF8.self) }
    }
    #expect(text(.heading) == ["Bridge closes"])
    #expect(text(.byline) == ["By Jane Doe\n1 March"])
    #expect(text(.date) == ["Sunday"])
    #expect(blocks.places.all(.heading).map(\.block) == [1])
    #expect(blocks.places.all(.byline).map(\.block) == [2])
    let places = blocks.places
    #expect(places.links.map { String(decoding: places.storage[$0.href.range], as: UTF8.self) } == ["/people/jane"])
    #expect(places.links.map { String(decoding: blocks.flat($0.text.range), as: UTF8.self) } == ["Jane Doe"])
  }

  @Test func aRegionAroundTheHeadlineIsNotBesideTheArticle() {
    let places = blocks(
      """
      <div class="sidebar-layout"><div class="related"><h2>Others</h2></div><h1>Bridge closes</h1>
      <div class="widget"><h2>Weather</h2></div></div>\(String(repeating: "<p>Text</p>", count: 60))
      """
    ).places
    let headings = places.all(.heading)
    #expect(headings.map { places.isAside($0.region, headline: headings[1]) } == [true, false, true])
  }

  @Test func deepNestingTakesLinearTime() {
    let depth = 20_000
    let html = String(repeating: "<div class=\"a b\">", count: depth) + "<p>Deep</p>"
    #expect(texts(html) == ["Deep"])
  }

  @Test func propertiesKnowTheirItems() {
    let places = blocks(
      """
      <div itemscope itemtype="https://schema.org/Article"><span itemprop="author" itemscope itemtype="https://schema.org/Person">
      <b itemprop="name">Jane Doe</b></span><time itemprop="datePublished" datetime="2026-03-01"></time></div>
      """
    ).places
    #expect(places.properties.map(\.item) == [0, 1, 0])
    #expect(places.properties.map(\.end) == [2, 2, 3])
    #expect(places.items.map(\.outer) == [-1, 0])
  }
}
