import Envelope
import HTML

/// Reads the metadata of an article from a parsed page: one pass over the tree, then a choice for each field.
///
/// | field | sources, best first | where they disagree |
/// |---|---|---|
/// | headline | h1, JSON-LD, microdata, RDFa, OpenGraph, Parsely, Sailthru, Twitter, Dublin Core, meta, title | the heading that another source agrees with (``HeadlineChoice``); the site's name is taken off (``SiteName``) |
/// | alternativeHeadline | `alternativeHeadline`, then the headline's sources | the first that says something else than the headline |
/// | description | JSON-LD, OpenGraph, meta, Twitter, microdata, RDFa, Dublin Core, Sailthru | the first |
/// | datePublished | JSON-LD, microdata, RDFa, OpenGraph, Parsely, Sailthru, Dublin Core, meta; URL; time and text at the headline; creation; change; other text, scripts | the day that readers see at the headline, unless it is a change's (``DateChoice``) |
/// | dateModified | the same | the first that is later than the publication |
/// | authors | JSON-LD, microdata and RDFa, Parsely, Sailthru, OpenGraph, Twitter, Dublin Core, meta, bylines in text | the first that names a person; a byline with more or fuller names wins (``AuthorChoice``) |
/// | publisher | name: JSON-LD, OpenGraph, microdata, RDFa, Dublin Core, meta; domain: URL | the first that is no address |
/// | articleSection | JSON-LD, OpenGraph, microdata, RDFa, Parsely, Sailthru, meta | the first |
/// | keywords | JSON-LD, OpenGraph, Parsely, Sailthru, microdata, RDFa, meta, Dublin Core | all of the first source |
/// | image, images | OpenGraph, JSON-LD, Twitter, Parsely, microdata, RDFa, Sailthru, link, meta | the first leads, all are listed (``ImageChoice``) |
/// | canonicalUrl | link, OpenGraph, JSON-LD, Parsely, Twitter | the first on the page's own domain that is no front page (``CanonicalURL``) |
/// | isAccessibleForFree | JSON-LD, microdata; content tier | the first; a part that is not free counts (``JSONLDReader``) |
/// | license | JSON-LD, meta, link, microdata | the first |
///
/// The dateline is read from the body, the language from the body and what the page declares (``DeclaredLanguage``).
public struct MetadataReader {
  /// Makes a reader.
  public init() {}

  /// Reads a page's metadata.
  ///
  /// - Parameters:
  ///   - document: the page's tree.
  ///   - url: the address that the page was fetched from.
  ///   - fetchedAt: when; no date later than a day after it is believed.
  public func read(_ document: Document, url: String, fetchedAt: Timestamp) -> Metadata {
    let storage = document.storage.span
    let address = PageAddress(url)
    let domain = address?.domain
    let scan = PageScan(document)
    var metadata = Metadata()
    var candidates = MetadataCandidates()
    var jsonld = JSONLDReader()
    for script in scan.scripts.prefix(100) {
      for child in document.children(of: script) where document.nodes[child].kind == .text {
        jsonld.read(document.nodes[child].range, of: storage)
      }
    }
    jsonld.collect(in: storage, address: address, into: &candidates, hints: &metadata.hints)
    MetaElements(document: document).collect(scan, into: &candidates)

    var site = SiteName(registrableDomain: domain ?? "")
    for publisher in candidates.of(.publisher) { site.add(publisher.value) }
    let titleElement = scan.titles.first.map { VisibleText.line(document, $0, limit: 1000) } ?? []
    func heading(_ place: PageScan.Place) -> HeadlineChoice.Heading {
      HeadlineChoice.Heading(
        node: place.node, parts: VisibleText.parts(document, place.node),
        isAside: scan.isAside(place.aside, headline: nil), isH1: document.nodes[place.node].tag == .h1)
    }
    let ones = scan.headings.filter { document.nodes[$0.node].tag == .h1 }.prefix(20).map(heading)
    PropertyElements(document: document, headline: ones.first?.node).collect(scan, into: &candidates)
    let statements = HeadlineStatement.all(candidates, titleElement: titleElement, site: site)
    var headline = HeadlineChoice(statements, headings: ones, site: site)
    if !headline.isCertain {
      // Other headings, and elements that are called titles, where no h1 says what another source says.
      let others = scan.headings.filter { document.nodes[$0.node].tag != .h1 }.prefix(60) + scan.titled
      headline = HeadlineChoice(statements, headings: ones + others.map(heading), site: site)
    }

    DeclaredLanguage.fill(&metadata, candidates, document: document, root: scan.root)
    let tag = Array((metadata.hints.declaredLanguage ?? "").utf8)
    var dates = DateParser(
      language: Language2(tag: tag),
      isMonthFirst: DayMonthOrder.isMonthFirst(languageTag: tag, domainSuffix: address?.suffix ?? ""),
      fetchedAt: fetchedAt)
    let visibleDates = VisibleDates(document, scan, headline: headline.node, parser: &dates)
    let date = DateChoice(candidates, visible: visibleDates, address: address, parser: &dates)
    metadata.datePublished = date.published
    metadata.dateModified = date.modified

    let bylines = BylineParser(site: site)
    let visibleBylines = VisibleBylines(
      document, scan, headline: headline.node, parser: bylines, address: address,
      isStated: !candidates.of(.author).isEmpty)
    metadata.authors =
      AuthorChoice(candidates, visible: visibleBylines, parser: bylines, address: address).authors

    metadata.headline = headline.headline.map { Sourced(String(decoding: $0.value, as: UTF8.self), from: $0.source) }
    metadata.hints.headlines = headline.all.map { String(decoding: $0, as: UTF8.self) }
    metadata.hints.headlineNode = headline.node
    let near = visibleBylines.found.filter { $0.score > 3 }.prefix(20)
    metadata.hints.bylines = near.map { String(decoding: $0.line, as: UTF8.self) }
    metadata.hints.bylineNodes = near.map(\.node)
    let nearDates = visibleDates.found.filter { $0.score > 3 }.prefix(20)
    metadata.hints.dateLines = nearDates.map { String(decoding: $0.line, as: UTF8.self) }
    metadata.hints.dateNodes = nearDates.map(\.node)
    PlainFields(candidates: candidates, statements: statements, address: address, domain: domain).fill(
      &metadata)
    return metadata
  }
}
