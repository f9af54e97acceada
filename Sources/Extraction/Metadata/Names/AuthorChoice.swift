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
  init(
    _ candidates: MetadataCandidates, visible: [VisibleBylines.Found], parser: BylineParser, address: PageAddress?
  ) {
    for sources in Self.order {
      var authors: [Author] = []
      for candidate in candidates.of(.author, by: sources) {
        let names = parser.names(in: candidate.value, 0..<candidate.value.count, from: .field)
        let url = names.count == 1 ? Self.page(candidate.url, address) : nil
        for name in names { Self.add(Author(name: name, url: url), to: &authors) }
      }
      if !authors.isEmpty {
        self.authors = Sourced(authors, from: sources[0])
        return
      }
    }
    guard let best = visible.max(by: { $0.score < $1.score }), best.score > 0 else { return }
    var authors: [Author] = []
    for byline in visible where byline.score == best.score {
      for author in byline.authors { Self.add(author, to: &authors) }
    }
    if !authors.isEmpty { self.authors = Sourced(authors, from: .text) }
  }

  private static let order: [[MetadataSource]] = [
    [.jsonld], [.microdata, .rdfa], [.parsely], [.sailthru], [.openGraph], [.twitter], [.dublinCore], [.meta],
  ]

  /// Adds an author unless there is one of that name.
  private static func add(_ author: Author, to authors: inout [Author]) {
    let key = ComparisonKey.of(Array(author.name.utf8))
    if let index = authors.firstIndex(where: { ComparisonKey.of(Array($0.name.utf8)) == key }) {
      if authors[index].url == nil { authors[index].url = author.url }
    } else if authors.count < 50 {
      authors.append(author)
    }
  }

  /// An author's page; the site's front page is none.
  static func page(_ url: [UInt8], _ address: PageAddress?) -> String? {
    guard let resolved = address?.resolve(url[...]) ?? PageAddress(String(decoding: url, as: UTF8.self))?.string,
      let page = PageAddress(resolved), !page.isRoot
    else { return nil }
    return resolved
  }
}
