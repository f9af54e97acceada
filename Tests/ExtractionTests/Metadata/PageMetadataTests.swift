import Envelope
import HTML
import Testing

@testable import Extraction

@Suite struct PageMetadataTests {
  static func read(_ html: String, url: String = "https://www.example.com/world/river-rises") -> Metadata {
    let parser = HTMLParser()
    _ = parser.parse(Array(html.utf8))
    return MetadataReader().read(
      HTMLWalk.blocks(of: parser.document, classes: WordWeights("")), url: url,
      fetchedAt: Timestamp(rfc3339: "2026-06-01T00:00:00Z")!)
  }

  @Test func readsAGraphWithReferences() {
    let metadata = Self.read(
      """
      <html lang="en-GB"><head><title>River rises after rain - Example Times</title>
      <script type="application/ld+json">
      {"@context":"https://schema.org","@graph":[
        {"@type":"WebSite","@id":"#site","name":"Example Times"},
        {"@type":"Organization","@id":"#org","name":"Example Times Ltd"},
        {"@type":"Person","@id":"#jane","name":"Jane Doe","url":"https://www.example.com/people/jane"},
        {"@type":["NewsArticle","Article"],"@id":"#a","headline":"River rises after rain",
         "alternativeHeadline":"What the people of the valley saw in the night",
         "author":[{"@id":"#jane"},{"@type":"Person","name":"John Roe"}],"publisher":{"@id":"#org"},
         "datePublished":"2026-03-01T08:15:00+01:00","dateModified":"2026-03-02T09:00:00+01:00",
         "articleSection":["World","Weather"],"keywords":"rain, river , flood","description":"It rained &amp; rained.",
         "image":{"@type":"ImageObject","url":"https://www.example.com/river.jpg","caption":"The river on Sunday"},
         "license":"https://creativecommons.org/licenses/by/4.0/","inLanguage":"en",
         "isAccessibleForFree":"False","hasPart":{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".paid"},
         "articleBody":"It rained.","mainEntityOfPage":"https://www.example.com/world/river-rises"}]}
      </script></head><body><h1>River rises after rain</h1></body></html>
      """)
    #expect(metadata.headline == Sourced("River rises after rain", from: .heading))
    #expect(metadata.alternativeHeadline?.value == "What the people of the valley saw in the night")
    #expect(
      metadata.authors
        == Sourced(
          [Author(name: "Jane Doe", url: "https://www.example.com/people/jane"), Author(name: "John Roe")],
          from: .jsonld))
    #expect(metadata.publisher?.value == Publisher(name: "Example Times Ltd", domain: "example.com"))
    #expect(metadata.datePublished?.value.description == "2026-03-01T08:15:00+01:00")
    #expect(metadata.dateModified?.value.description == "2026-03-02T09:00:00+01:00")
    #expect(metadata.datePublished?.source == .jsonld)
    #expect(metadata.section?.value == "World")
    #expect(metadata.keywords?.value == ["rain", "river", "flood"])
    #expect(metadata.description?.value == "It rained & rained.")
    #expect(metadata.image?.value == Image(url: "https://www.example.com/river.jpg", caption: "The river on Sunday"))
    #expect(metadata.license?.value == "https://creativecommons.org/licenses/by/4.0/")
    #expect(metadata.isAccessibleForFree?.value == false)
    #expect(metadata.canonicalURL?.value == "https://www.example.com/world/river-rises")
    #expect(metadata.hints.isPaywalled)
    #expect(metadata.hints.paywalledSelectors == [".paid"])
    #expect(metadata.hints.kind == .article)
    #expect(metadata.hints.articleBody == Array("It rained.".utf8))
    #expect(metadata.hints.declaredLanguage == "en")
  }

  @Test func readsMetaElements() {
    let metadata = Self.read(
      """
      <html><head><title>Fluss steigt | Beispielblatt</title>
      <meta property="og:title" content="Fluss steigt nach dem Regen"><meta property="og:site_name" content="Beispielblatt">
      <meta property="og:type" content="article"><meta property="og:locale" content="de_DE">
      <meta property="og:description" content="Viel Regen."><meta property="og:image" content="/fluss.jpg">
      <meta property="og:image:alt" content="Der Fluss">
      <meta property="article:published_time" content="2026-03-01T08:15:00+01:00">
      <meta property="article:section" content="Welt"><meta property="article:tag" content="Regen">
      <meta property="article:tag" content="Fluss"><meta name="author" content="Von Karl Müller und Anna Groß">
      <meta property="article:content_tier" content="locked">
      <link rel="canonical" href="https://www.example.com/welt/fluss"></head><body></body></html>
      """)
    #expect(metadata.headline == Sourced("Fluss steigt nach dem Regen", from: .openGraph))
    #expect(metadata.authors?.value.map(\.name) == ["Karl Müller", "Anna Groß"])
    #expect(metadata.datePublished == Sourced(metadata.datePublished!.value, from: .openGraph))
    #expect(metadata.image?.value == Image(url: "https://www.example.com/fluss.jpg", caption: "Der Fluss"))
    #expect(metadata.section?.value == "Welt")
    #expect(metadata.keywords?.value == ["Regen", "Fluss"])
    #expect(metadata.isAccessibleForFree?.value == false)
    #expect(metadata.publisher?.value.name == "Beispielblatt")
    #expect(metadata.canonicalURL?.value == "https://www.example.com/welt/fluss")
    #expect(metadata.hints.declaredLanguage == "de_DE")
  }

  @Test func readsMicrodataOfTheArticleAlone() {
    let metadata = Self.read(
      """
      <body><article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">River rises after rain</h1>
      <span itemprop="author" itemscope itemtype="https://schema.org/Person"><a itemprop="url" href="/people/jane">
      <span itemprop="name">Jane Doe</span></a></span>
      <time itemprop="datePublished" datetime="2026-03-01T08:15:00Z">1 March 2026</time><p>It rained.</p></article>
      <div itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Someone Else</span>
      <time itemprop="datePublished" datetime="2026-04-01T00:00:00Z"></time></div>
      <article itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop="headline">Another story of the day</h2>
      <span itemprop="author">John Roe</span></article></body>
      """)
    #expect(metadata.headline?.value == "River rises after rain")
    #expect(
      metadata.authors
        == Sourced([Author(name: "Jane Doe", url: "https://www.example.com/people/jane")], from: .microdata))
    #expect(metadata.datePublished?.value.description == "2026-03-01T08:15:00Z")
  }

  @Test func readsWhatReadersSee() {
    let metadata = Self.read(
      """
      <html lang="de"><head><title>Fluss steigt nach dem Regen - Beispielblatt</title></head><body>
      <div class="related"><span class="date">5. April 2026</span></div>
      <h1>Fluss steigt nach dem Regen</h1><p class="byline">Von <a href="/autor/km">Karl Müller</a>, Redakteur</p>
      <p>Stand: 2. März 2026</p><p><span>Veröffentlicht am</span> <span>1. März 2026, 8.15 Uhr</span></p>
      <p>Es regnete.</p><div id="comments"><span class="date">3. Mai 2026</span></div></body></html>
      """)
    #expect(metadata.authors?.value == [Author(name: "Karl Müller", url: "https://www.example.com/autor/km")])
    #expect(metadata.datePublished?.value.day == CivilDate(year: 2026, month: 3, day: 1))
    #expect(metadata.datePublished?.source == .text)
    #expect(metadata.dateModified?.value.day == CivilDate(year: 2026, month: 3, day: 2))
    #expect(metadata.hints.headlineBlock != nil)
  }

  @Test func thePagesOwnDayWinsOverTheSameMomentInUTC() {
    let metadata = Self.read(
      """
      <head><meta property="article:published_time" content="2026-03-02T02:10:00Z"></head>
      <body><h1>River rises after rain</h1><time>March 1, 2026 at 9:10 PM EST</time></body>
      """)
    #expect(metadata.datePublished?.value.description == "2026-03-01T21:10:00-05:00")
  }

  @Test func aKickerIsNoPartOfTheHeadline() {
    let metadata = Self.read(
      """
      <head><meta property="og:title" content="River rises after a week of rain"></head>
      <body><h1><span>Weather</span> River rises after a week of rain</h1></body>
      """)
    #expect(metadata.headline?.value == "River rises after a week of rain")
  }

  @Test(
    arguments: [
      "https://www.other.example/world/river-rises", "https://www.example.com/", "javascript:alert(1)", "",
    ])
  func anIncredibleCanonicalAddressIsRefused(_ href: String) {
    let metadata = Self.read("<head><link rel=canonical href='\(href)'></head><body><h1>River rises</h1></body>")
    #expect(metadata.canonicalURL == nil)
  }

  @Test func noDateLiesInTheFuture() {
    let metadata = Self.read(
      """
      <head><meta property="article:published_time" content="2026-09-01T00:00:00Z"></head><body><h1>River rises</h1></body>
      """)
    #expect(metadata.datePublished == nil)
  }

  @Test func anEmptyPageHasADomainAlone() {
    let metadata = Self.read("")
    #expect(metadata.publisher?.value == Publisher(domain: "example.com"))
    #expect(metadata.headline == nil)
    #expect(metadata.authors == nil)
  }

  @Test func hostilePagesAreHarmless() {
    let pages = [
      String(repeating: "<div itemscope itemprop=author class=byline>", count: 20_000),
      "<h1>" + String(repeating: "<span>a</span>", count: 50_000),
      String(repeating: "<time datetime=2026-01-01>1 March 2026</time>", count: 20_000),
      "<script type=application/ld+json>" + String(repeating: "[{\"@type\":\"Article\",\"author\":", count: 50_000),
      "<p class=date>" + String(repeating: "1.2.2026 ", count: 100_000),
      "<meta name=author content='" + String(repeating: "By A and ", count: 100_000) + "'>",
    ]
    for page in pages { _ = Self.read(page) }
  }

  @Test(
    arguments: [
      ("false", false), ("\"False\"", false), ("\"no\"", false), ("\"http://schema.org/False\"", false), ("0", false),
      ("true", true), ("\"https://schema.org/True\"", true),
      ("true,\"hasPart\":{\"isAccessibleForFree\":false}", false),
    ])
  func saysWhetherTheArticleIsFree(_ value: String, _ expected: Bool) {
    let metadata = Self.read(
      """
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"River","isAccessibleForFree":\(value)}</script>
      """)
    #expect(metadata.isAccessibleForFree?.value == expected)
    #expect(metadata.hints.isPaywalled == !expected)
  }

  @Test(
    arguments: [
      "river, flood; rain", "river，flood、rain", "river، flood؛ rain",
      "[&quot;river&quot;, &quot;flood&quot;,&quot;rain&quot;]",
    ]
  )
  func listsOfKeywordsArePartedInAnyScript(_ list: String) {
    #expect(Self.read("<meta name=keywords content='\(list)'>").keywords?.value == ["river", "flood", "rain"])
  }

  @Test func readsPropertiesOfPicturesAndLinks() {
    let metadata = Self.read(
      """
      <div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop=headline>River rises</h1>
      <img itemprop=image src="/river.jpg"></div><a rel=license href="https://license.example/by">Free to share</a>
      """)
    #expect(metadata.image?.value.url == "https://www.example.com/river.jpg")
    #expect(metadata.license?.value == "https://license.example/by")
  }
}
