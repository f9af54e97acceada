import Envelope
import HTML

/// Chooses the authors among what the sources of a page give.
///
/// The order: JSON-LD, microdata and RDFa, Parsely and Sailthru, other meta elements, visible bylines. The first source
/// that names at least one person wins.
struct AuthorChoice {
  /// The people who wrote the article.
  private(set) var authors: Sourced<[Author]>?

  /// Makes the choice.
  init(_ candidates: MetadataCandidates, visible: VisibleBylines, parser: BylineParser, address: PageAddress?) {
    for sources in Self.order {
      var authors: [Author] = []
      for candidate in candidates.of(.author, by: sources) {
        let names = parser.names(in: candidate.value, 0..<candidate.value.count, from: .field)
        let url = names.count == 1 ? Self.page(candidate.url, address) : nil
        for name in names { Self.add(Author(name: name, url: url), to: &authors) }
      }
      // Those whom the byline credits for the pictures are no authors.
      let writers = authors.filter { author in !visible.others.contains { Self.isSame($0, author.name) } }
      if !writers.isEmpty { authors = writers }
      guard !authors.isEmpty else { continue }
      if let best = visible.best, best.line.count <= 120, Self.isBetter(best.names, than: authors) {
        self.authors = Sourced(visible.authors(of: best), from: .text)
        return
      }
      self.authors = Sourced(authors, from: sources[0])
      return
    }
    if let seen = visible.authors { authors = Sourced(seen, from: .text) }
  }

  /// Whether the byline says more than the statement: the same people and others, or full names instead of handles.
  private static func isBetter(_ seen: [String], than stated: [Author]) -> Bool {
    guard seen.count <= 5 else { return false }
    let containsAll = stated.allSatisfy { author in seen.contains { isSame($0, author.name) } }
    let areFull = seen.allSatisfy { $0.utf8.contains(32) }
    if containsAll { return seen.count > stated.count && areFull }
    return areFull && !stated.contains { $0.name.utf8.contains(32) }
  }

  private static func isSame(_ a: String, _ b: String) -> Bool { ComparisonKey.of(a.utf8) == ComparisonKey.of(b.utf8) }

  private static let order: [[MetadataSource]] = [
    [.jsonld], [.microdata, .rdfa], [.parsely], [.sailthru], [.openGraph], [.twitter], [.dublinCore], [.meta],
  ]

  /// Adds an author unless there is one of that name.
  static func add(_ author: Author, to authors: inout [Author]) {
    let key = ComparisonKey.of(Array(author.name.utf8))
    if let index = authors.firstIndex(where: { ComparisonKey.of(Array($0.name.utf8)) == key }) {
      if authors[index].url == nil { authors[index].url = author.url }
    } else if authors.count < 50 {
      authors.append(author)
    }
  }

  /// An author's page; the site's front page is none.
  static func page(_ url: [UInt8], _ address: PageAddress?) -> String? {
    guard let resolved = address?.resolve(url[...]) ?? PageAddress(url)?.string,
      let page = PageAddress(resolved), !page.isRoot
    else { return nil }
    return resolved
  }
}
