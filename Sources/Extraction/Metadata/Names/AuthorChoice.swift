import Envelope
import HTML

/// Chooses the authors among what the sources of a page give.
///
/// The order: JSON-LD, microdata and RDFa, Parsely and Sailthru, other meta elements, visible bylines. The first source
/// that names a person wins, and with them the agencies and desks that it names beside them; where none names a person,
/// the first that names an organization.
struct AuthorChoice {
  /// Who wrote the article.
  private(set) var authors: Sourced<[Author]>?
  /// The line that names them, as readers see it.
  private(set) var byline: String?

  /// Makes the choice.
  init(_ candidates: MetadataCandidates, visible: VisibleBylines, parser: BylineParser, address: PageAddress?) {
    choose(candidates, visible, parser, address)
    byline = visible.best.flatMap { best in
      let isOurs = authors?.value.contains { author in best.names.contains { Self.isSame($0, author.name) } } ?? false
      return isOurs ? Self.line(best.line) : nil
    }
  }

  private mutating func choose(
    _ candidates: MetadataCandidates, _ visible: VisibleBylines, _ parser: BylineParser, _ address: PageAddress?
  ) {
    var organizations: Sourced<[Author]>?
    for sources in Self.order {
      var stated = StatedAuthors(candidates.of(.author, by: sources), parser: parser, address: address)
      stated.remove(visible.others)
      if organizations == nil, !stated.organizations.isEmpty {
        organizations = Sourced(stated.organizations, from: sources[0])
      }
      guard !stated.people.isEmpty else { continue }
      if let best = visible.best, best.line.count <= 120, Self.isBetter(best.names, than: stated.people) {
        authors = Sourced(visible.authors(of: best), from: .text)
      } else {
        authors = Sourced(stated.all, from: sources[0])
      }
      return
    }
    authors = visible.authors.map { Sourced($0, from: .text) } ?? organizations
  }

  /// A byline in one line.
  private static func line(_ bytes: [UInt8]) -> String? {
    let line = PlainText.clean(bytes.map { $0 == 10 ? 32 : $0 })
    return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
  }

  /// Whether the byline says more than the statement: the same people and others, or full names instead of handles.
  private static func isBetter(_ seen: [String], than stated: [Author]) -> Bool {
    guard seen.count <= 5, stated.count <= 5 else { return false }
    let containsAll = stated.allSatisfy { author in seen.contains { isSame($0, author.name) } }
    let areFull = seen.allSatisfy { $0.utf8.contains(32) }
    if containsAll { return seen.count > stated.count && areFull }
    return areFull && !stated.contains { $0.name.utf8.contains(32) }
  }

  private static func isSame(_ a: String, _ b: String) -> Bool { ComparisonKey.of(a.utf8) == ComparisonKey.of(b.utf8) }

  private static let order: [[MetadataSource]] = [
    [.jsonld], [.microdata, .rdfa], [.parsely], [.sailthru], [.openGraph], [.twitter], [.dublinCore], [.meta],
  ]

  /// An author's page; the site's front page is none.
  static func page(_ url: [UInt8], _ address: PageAddress?) -> String? {
    guard !url.isEmpty, let resolved = address?.resolve(url[...]) ?? PageAddress(url)?.string,
      let page = PageAddress(resolved), !page.isRoot
    else { return nil }
    return resolved
  }
}
