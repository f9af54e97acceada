import Envelope

/// The people and organizations that one source names as authors.
struct StatedAuthors {
  /// The people.
  var people: [Author] { list.authors.filter { $0.kind == .person } }
  /// The organizations: agencies, desks, the site itself.
  var organizations: [Author] { list.authors.filter { $0.kind == .organization } }
  /// The people, and the organizations that are named beside them, in the order of the source. That the site's people
  /// write for the site need not be said.
  var all: [Author] {
    list.authors.filter { $0.kind == .person || !site.matches($0.name.utf8) }
  }

  private var list = AuthorList()
  private let site: SiteName

  /// Reads what a source states.
  init(_ candidates: [MetadataCandidate], parser: BylineParser, address: PageAddress?) {
    site = parser.site
    for candidate in candidates {
      if candidate.isOrganization {
        guard let name = OrganizationName.stated(candidate.value) else { continue }
        add(name, page: AuthorChoice.page(candidate.url, address))
        continue
      }
      let credits = parser.credits(in: candidate.value, 0..<candidate.value.count, from: .field)
      let page = credits.names.count == 1 ? AuthorChoice.page(candidate.url, address) : nil
      for name in credits.names { list.add(Author(name: name, url: page)) }
      for name in credits.organizations { add(name, page: credits.names.isEmpty ? page : nil) }
    }
  }

  /// Leaves out people who are credited for something else.
  mutating func remove(_ others: [String]) { list.remove(others) }

  private mutating func add(_ organization: String, page: String?) {
    list.add(Author(name: organization, kind: .organization, url: page))
  }
}
