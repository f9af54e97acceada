import Envelope

/// Reads the metadata of an article from the blocks and places of a page: candidates, then a choice for each field.
///
/// | field | sources, best first | where they disagree |
/// |---|---|---|
/// | headline | h1, JSON-LD, microdata, RDFa, OpenGraph, Parsely, Sailthru, Twitter, Dublin Core, meta, title | the heading that another source agrees with (``HeadlineChoice``); the site's name is taken off (``SiteName``) |
/// | alternativeHeadline | `alternativeHeadline`, then the headline's sources | the first that says something else than the headline |
/// | description | JSON-LD, OpenGraph, meta, Twitter, microdata, RDFa, Dublin Core, Sailthru | the first |
/// | datePublished | JSON-LD, microdata, RDFa, OpenGraph, Parsely, Sailthru, Dublin Core, meta; URL; the title's end; time and text at the headline; creation; change; other text, scripts | the first, unless readers see another day and something speaks against the statement (``DateChoice``, ``DateDoubt``) |
/// | dateModified | the same | the first that is later than the publication |
/// | authors | JSON-LD, microdata and RDFa, Parsely, Sailthru, OpenGraph, Twitter, Dublin Core, meta, bylines in text | the first that names a person, else an organization; a byline with more or fuller names wins (``AuthorChoice``) |
/// | publisher | name: JSON-LD, OpenGraph, microdata, RDFa, Dublin Core, meta; domain: URL | the first that is no address |
/// | articleSection | JSON-LD, OpenGraph, microdata, RDFa, Parsely, Sailthru, meta | the first |
/// | keywords | JSON-LD, OpenGraph, Parsely, Sailthru, microdata, RDFa, meta, Dublin Core | all of the first source |
/// | image, images | OpenGraph, JSON-LD, Twitter, Parsely, microdata, RDFa, Sailthru, link, meta | the first leads, all are listed (``ImageChoice``); else the first large one under the headline (``LeadingImage``) |
/// | canonicalUrl | link, OpenGraph, JSON-LD, Parsely, Twitter | the first on the page's own domain that is no front page (``CanonicalURL``) |
/// | isAccessibleForFree | JSON-LD, microdata; content tier | the first; a part that is not free counts (``JSONLDReader``) |
/// | license | JSON-LD, meta, link, microdata | the first |
///
/// The dateline is read from the body, the language from the body and what the page declares (``DeclaredLanguage``).
package struct MetadataReader {
  /// Makes a reader.
  package init() {}

  /// Reads a page's metadata.
  ///
  /// - Parameters:
  ///   - blocks: what ``HTMLWalk`` made of it.
  ///   - url: the address that the page was fetched from.
  ///   - fetchedAt: when; no date later than a day after it is believed.
  package func read(_ blocks: Blocks, url: String, fetchedAt: Timestamp) -> Metadata {
    let places = blocks.places
    let address = PageAddress(url)
    let domain = address?.domain
    var metadata = Metadata()
    var candidates = MetadataCandidates()
    var jsonld = JSONLDReader()
    for script in places.scripts.filter({ $0.kind == .linkedData }).prefix(100) {
      jsonld.read(script.text.range, of: places.storage.span)
    }
    jsonld.collect(in: places.storage.span, address: address, into: &candidates, hints: &metadata.hints)
    MetaElements(places: places).collect(into: &candidates)

    var site = SiteName(registrableDomain: domain ?? "")
    for publisher in candidates.of(.publisher) { site.add(publisher.value) }
    let titleElement = places.titles.first.map { PlainText.clean(places.storage, $0.range.prefix(2000)) } ?? []
    if candidates.of(.publisher).isEmpty, let name = TitleName.find(in: titleElement, blocks) { site.add(name) }
    func heading(_ place: Place) -> HeadlineChoice.Heading {
      HeadlineChoice.Heading(
        place: place, parts: blocks.parts(of: place.text.range.prefix(600), at: .edge).map { Array(blocks.text[$0]) },
        isAside: places.isAside(place.region, headline: nil), isH1: place.tag == .h1)
    }
    let headings = places.all(.heading)
    let ones = headings.filter { $0.tag == .h1 }.prefix(20).map(heading)
    PropertyElements(blocks, headline: ones.first?.place).collect(into: &candidates)
    let statements = HeadlineStatement.all(candidates, titleElement: titleElement, site: site)
    var headline = HeadlineChoice(statements, headings: ones, site: site)
    if !headline.isCertain {
      // Other headings, and elements that are called titles, where no h1 says what another source says.
      let others = headings.filter { $0.tag != .h1 }.prefix(60) + places.all(.titled)
      headline = HeadlineChoice(statements, headings: ones + others.map(heading), site: site)
    }

    DeclaredLanguage.fill(&metadata, candidates, places)
    let tag = Array((metadata.hints.declaredLanguage ?? "").utf8)
    var dates = DateParser(
      language: Language2(tag: tag),
      isMonthFirst: DayMonthOrder.isMonthFirst(languageTag: tag, domainSuffix: address?.suffix ?? ""),
      fetchedAt: fetchedAt)
    let visibleDates = VisibleDates(blocks, headline: headline.place, parser: &dates)
    let date = DateChoice(
      candidates, visible: visibleDates, address: address, title: titleElement, parser: &dates)
    metadata.datePublished = date.published
    metadata.dateModified = date.modified

    let bylines = BylineParser(site: site, language: Language2(tag: tag))
    let visibleBylines = VisibleBylines(
      blocks, headline: headline.place, parser: bylines, address: address,
      isStated: !candidates.of(.author).isEmpty)
    let authors = AuthorChoice(candidates, visible: visibleBylines, parser: bylines, address: address)
    metadata.authors = authors.authors
    metadata.byline = authors.byline

    metadata.headline = headline.headline.map { Sourced(String(decoding: $0.value, as: UTF8.self), from: $0.source) }
    metadata.kicker = headline.kicker.map { String(decoding: $0, as: UTF8.self) }
    metadata.hints.headlines = headline.all.map { String(decoding: $0, as: UTF8.self) }
    metadata.hints.headlineBlock = headline.place.map { Int($0.block) }
    let near = visibleBylines.found.filter { $0.score > 3 }.prefix(20)
    metadata.hints.bylines = near.map { String(decoding: $0.line, as: UTF8.self) }
    metadata.hints.bylineBlocks = near.map(\.block)
    let nearDates = visibleDates.found.filter { $0.score > 3 }.prefix(20)
    metadata.hints.dateLines = nearDates.map { String(decoding: $0.line, as: UTF8.self) }
    metadata.hints.dateBlocks = nearDates.map(\.block)
    PlainFields(candidates: candidates, statements: statements, address: address, domain: domain).fill(
      &metadata)
    if metadata.image == nil,
      let image = LeadingImage.find(blocks, headline: headline.place, address: address)
    {
      metadata.image = Sourced(image, from: .text)
      metadata.images = Sourced([image.url], from: .text)
    }
    return metadata
  }
}
