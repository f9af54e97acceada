import Envelope
import Foundation
import HTML
import Testing

@testable import Extraction

/// A page that says everything that an article can hold.
@Suite("Every member of an article") struct EveryMemberTests {
  private static let deck = "After a debate of six hours the members decided for the plan that the port had made."
  private static let page = Pages.html(
    """
    <!doctype html><html lang=en><head><title>Council approves harbour bridge - The Example Post</title>
    <link rel=canonical href="https://www.example.com/news/harbour-bridge">
    <meta property=og:title content="Council approves harbour bridge">
    <meta name=description content="The council has approved a new bridge over the harbour.">
    <script type="application/ld+json">{"@type": "NewsArticle", "alternativeHeadline": "Forty million for a crossing",
    "datePublished": "2025-11-28T09:30:00+01:00", "dateModified": "2025-11-29T10:00:00+01:00",
    "author": [{"@type": "Person", "name": "Jane Doe", "url": "https://www.example.com/people/jane-doe"},
    {"@type": "Organization", "name": "dpa"}],
    "publisher": {"@type": "Organization", "name": "The Example Post"}, "articleSection": "Region",
    "keywords": ["harbour", "bridge"], "isAccessibleForFree": false,
    "image": {"@type": "ImageObject", "url": "https://www.example.com/i/bridge.jpg", "caption": "The harbour in winter"},
    "license": "https://creativecommons.org/licenses/by/4.0/"}</script></head>
    <body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
    <main><article><h1><span>Elsby votes</span> <span>Council approves harbour bridge</span></h1><p>\(deck)</p>
    <p class=byline>By <a rel=author href="/people/jane-doe">Jane Doe</a></p>
    <figure><img src="/i/bridge.jpg" width=800 height=500><figcaption>The harbour in winter</figcaption></figure>
    <p>BERLIN (dpa) - The town council approved a new bridge over the harbour late on Monday after a debate of six hours. It \
    is expected to cost about forty million, most of which the port has promised to pay over the next ten years.</p>
    <p>Nine members were for the plan and four against it, after more than eighty residents had spoken, many of whom fear a \
    toll. Work is to begin in spring and to take four years, the chair of the committee said.</p>
    <div class=paywall><p>Subscribe now to continue reading this article.</p></div></article></main></body></html>
    """, url: "https://www.example.com/news/harbour-bridge")

  /// The article, with scores of a model that is sure: the deck is one, and long texts are the body.
  private static func article() throws -> Article {
    let parser = HTMLParser()
    parser.parse(page.bytes)
    let blocks = HTMLWalk.blocks(of: parser.document, classes: WordWeights(""))
    let texts = blocks.list.map(blocks.string)
    let scores = BlockScores(
      article: texts.map { $0.utf8.count > 80 ? 0.95 : 0.05 }, standfirst: texts.map { $0 == deck ? 0.95 : 0 })
    return try Extractor(options: ExtractorOptions(writesMarkdown: true)).extract(page) { _ in scores }.get()
  }

  /// The members of an object with their places; those of lists under `[]`.
  private static func places(_ value: Any, _ place: String = "") -> Set<String> {
    switch value {
    case let object as [String: Any]:
      object.reduce(into: []) { found, member in
        let name = place.isEmpty ? member.key : "\(place).\(member.key)"
        found.insert(name)
        // The names in it are kinds, not members.
        if name != "cleaning" { found.formUnion(places(member.value, name)) }
      }
    case let list as [Any]: list.reduce(into: []) { $0.formUnion(places($1, place + "[]")) }
    default: []
    }
  }

  /// The members that a schema names, likewise.
  private static func named(_ schema: [String: Any], _ place: String = "") -> Set<String> {
    var found: Set<String> = []
    for (name, member) in schema["properties"] as? [String: [String: Any]] ?? [:] {
      let name = place.isEmpty ? name : "\(place).\(name)"
      found.insert(name)
      found.formUnion(named(member, name))
      if let items = member["items"] as? [String: Any] { found.formUnion(named(items, name + "[]")) }
    }
    return found
  }

  @Test("comes of a page that says it, under the name that the schema explains")
  func everyMember() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let data = try Data(contentsOf: root.appending(path: "Config/schemas/article.schema.json"))
    let schema = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let article = try Self.article()
    let value = try JSONSerialization.jsonObject(with: Data(article.json()))
    let (named, found) = (Self.named(schema), Self.places(value))
    #expect(found == named, "lacks \(named.subtracting(found).sorted()), has \(found.subtracting(named).sorted())")
    #expect(article.headline == "Council approves harbour bridge" && article.kicker == "Elsby votes")
    #expect(article.standfirst == Self.deck)
    #expect(article.dateline == Dateline(agency: "dpa", place: "BERLIN"))
    #expect(article.truncated == true && article.isAccessibleForFree == false)
  }
}
