/// Reads a page's JSON-LD blocks into candidates and hints.
struct JSONLDReader {
  private var json = LooseJSON()
  private var reader = LooseJSONReader()
  /// The bytes of JSON that an article's text may have.
  private static let longestBody = 4 << 20

  /// Reads one script's contents.
  mutating func read(_ range: Range<Int>, of bytes: Span<UInt8>) {
    reader.read(range, of: bytes, into: &json)
  }

  /// Finds the article and gives out what is said about it.
  func collect(
    in bytes: Span<UInt8>, address: PageAddress?, into candidates: inout MetadataCandidates,
    hints: inout MetadataHints
  ) {
    guard !json.values.isEmpty else { return }
    let graph = JSONLDGraph(json, in: bytes)
    let article = JSONLDArticle(graph, in: bytes, address: address)
    hints.kind = article.kind
    if let main = article.main { collect(main, graph, bytes, &candidates, &hints) }
    if let page = article.page { collectPage(page, article.main != nil, graph, bytes, &candidates, &hints) }
    for index in json.values.indices.prefix(5000) where json.values[index].kind == .object {
      if candidates.isFull(.publisher) { break }
      if graph.hasType(index, in: bytes, where: { $0.equalsIgnoringCase("website") }),
        let name = graph.member("name", of: index, in: bytes)
      {
        candidates.add(.publisher, .jsonld, graph.text(name, in: bytes))
      }
    }
  }

  private func collect(
    _ main: Int, _ graph: JSONLDGraph, _ bytes: Span<UInt8>, _ candidates: inout MetadataCandidates,
    _ hints: inout MetadataHints
  ) {
    func text(_ name: StaticString) -> [UInt8] {
      graph.member(name, of: main, in: bytes).map { graph.text($0, in: bytes) } ?? []
    }
    candidates.add(.headline, .jsonld, text("headline"))
    candidates.add(.headline, .jsonld, text("name"))
    for name: StaticString in ["alternativeHeadline", "alternateName"] {
      candidates.add(.alternativeHeadline, .jsonld, text(name))
    }
    candidates.add(.description, .jsonld, text("description"))
    candidates.add(.published, .jsonld, text("datePublished"))
    candidates.add(.created, .jsonld, text("dateCreated"))
    candidates.add(.created, .jsonld, text("uploadDate"))
    candidates.add(.modified, .jsonld, text("dateModified"))
    for name: StaticString in ["author", "creator"] {
      guard let member = graph.member(name, of: main, in: bytes) else { continue }
      let before = candidates.of(.author).count
      for element in graph.elements(member, in: bytes) { addAuthor(element, graph, bytes, &candidates) }
      if candidates.of(.author).count > before { break }
    }
    if let publisher = graph.member("publisher", of: main, in: bytes) {
      candidates.add(.publisher, .jsonld, graph.text(publisher, in: bytes))
    }
    if let section = graph.member("articleSection", of: main, in: bytes),
      let first = graph.elements(section, in: bytes).first
    {
      candidates.add(.section, .jsonld, graph.text(first, in: bytes))
    }
    if let keywords = graph.member("keywords", of: main, in: bytes) {
      for element in graph.elements(keywords, in: bytes) {
        candidates.add(.keywords, .jsonld, graph.text(element, in: bytes))
      }
    }
    for name: StaticString in ["image", "thumbnailUrl"] {
      guard let image = graph.member(name, of: main, in: bytes) else { continue }
      for element in graph.elements(image, in: bytes) { addImage(element, graph, bytes, &candidates) }
    }
    candidates.add(
      .license, .jsonld, graph.member("license", of: main, in: bytes).map { graph.address($0, in: bytes) } ?? [])
    candidates.add(.language, .jsonld, language(of: main, graph, bytes))
    for name: StaticString in ["mainEntityOfPage", "url"] {
      if let member = graph.member(name, of: main, in: bytes) {
        candidates.add(.canonical, .jsonld, graph.address(member, in: bytes))
      }
    }
    collectAccess(main, graph, bytes, &candidates, &hints)
    if let body = graph.member("articleBody", of: main, in: bytes) {
      let text = graph.text(body, in: bytes, limit: Self.longestBody)
      if !text.isEmpty { hints.articleBody = text }
    }
  }

  /// What the page's own object says counts where the article's does not.
  private func collectPage(
    _ page: Int, _ hasArticle: Bool, _ graph: JSONLDGraph, _ bytes: Span<UInt8>,
    _ candidates: inout MetadataCandidates, _ hints: inout MetadataHints
  ) {
    func text(_ name: StaticString) -> [UInt8] {
      graph.member(name, of: page, in: bytes).map { graph.text($0, in: bytes) } ?? []
    }
    for name: StaticString in ["headline", "name"] { candidates.add(.headline, .jsonld, text(name)) }
    candidates.add(.description, .jsonld, text("description"))
    candidates.add(.published, .jsonld, text("datePublished"))
    candidates.add(.modified, .jsonld, text("dateModified"))
    candidates.add(.language, .jsonld, language(of: page, graph, bytes))
    if !hasArticle {
      if let author = graph.member("author", of: page, in: bytes) {
        for element in graph.elements(author, in: bytes) { addAuthor(element, graph, bytes, &candidates) }
      }
      collectAccess(page, graph, bytes, &candidates, &hints)
    }
  }

  /// Adds an author: a person, or an organization where the type says so and says nothing else.
  private func addAuthor(
    _ index: Int, _ graph: JSONLDGraph, _ bytes: Span<UInt8>, _ candidates: inout MetadataCandidates
  ) {
    let person = graph.resolved(index, in: bytes)
    let isOrganization =
      graph.hasType(person, in: bytes) { type in
        type.hasWord("organization", at: type.count - 12) || type.equalsIgnoringCase("corporation")
      } && !graph.hasType(person, in: bytes) { $0.equalsIgnoringCase("person") }
    var name = graph.text(person, in: bytes)
    if name.isEmpty {
      let parts = (["givenName", "familyName"] as [StaticString]).compactMap { part in
        graph.member(part, of: person, in: bytes).map { graph.text($0, in: bytes) }
      }
      name = Array(parts.joined(separator: [32]))
    }
    var url: [UInt8] = []
    if graph.json.values[person].kind == .object, let member = graph.member("url", of: person, in: bytes) {
      url = graph.address(member, in: bytes)
    }
    candidates.add(.author, .jsonld, name, url: url, isOrganization: isOrganization)
  }

  private func addImage(
    _ index: Int, _ graph: JSONLDGraph, _ bytes: Span<UInt8>, _ candidates: inout MetadataCandidates
  ) {
    let image = graph.resolved(index, in: bytes)
    let address = graph.address(image, in: bytes)
    candidates.add(.image, .jsonld, address)
    guard graph.json.values[image].kind == .object else { return }
    for name: StaticString in ["caption", "description"] {
      guard let member = graph.member(name, of: image, in: bytes) else { continue }
      candidates.add(.caption, .jsonld, graph.text(member, in: bytes), url: address)
      break
    }
  }

  private func language(of index: Int, _ graph: JSONLDGraph, _ bytes: Span<UInt8>) -> [UInt8] {
    guard let member = graph.member("inLanguage", of: index, in: bytes),
      let first = graph.elements(member, in: bytes).first
    else { return [] }
    if let code = graph.member("alternateName", of: first, in: bytes) { return graph.text(code, in: bytes) }
    return graph.text(first, in: bytes)
  }

  /// `isAccessibleForFree` of the article and of its parts.
  private func collectAccess(
    _ main: Int, _ graph: JSONLDGraph, _ bytes: Span<UInt8>, _ candidates: inout MetadataCandidates,
    _ hints: inout MetadataHints
  ) {
    func isFree(_ index: Int) -> Bool? {
      guard let member = graph.member("isAccessibleForFree", of: index, in: bytes) else { return nil }
      switch graph.json.values[member].kind {
      case .true: return true
      case .false: return false
      default: return AccessValue.isFree(graph.text(member, in: bytes))
      }
    }
    var free = isFree(main)
    if let parts = graph.member("hasPart", of: main, in: bytes) {
      for part in graph.elements(parts, in: bytes) where isFree(part) == false {
        free = false
        hints.isPaywalled = true
        guard let selector = graph.member("cssSelector", of: part, in: bytes) else { continue }
        for element in graph.elements(selector, in: bytes) where hints.paywalledSelectors.count < 20 {
          hints.paywalledSelectors.append(String(decoding: graph.text(element, in: bytes, limit: 200), as: UTF8.self))
        }
      }
    }
    guard let free else { return }
    if !free { hints.isPaywalled = true }
    candidates.add(.isFree, .jsonld, Array((free ? "true" : "false").utf8))
  }
}
