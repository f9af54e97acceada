/// One value that one source of a page gives for one field: what the choices between sources are made from.
struct MetadataCandidate {
  /// A field that sources give values for.
  enum Field: UInt8, CaseIterable {
    case headline, alternativeHeadline, description, published, created, modified, author, publisher, section, keywords
    case image, caption, canonical, license, language, kind, isFree, contentTier
  }

  /// Values of more bytes than this are no metadata, whatever their name says.
  static let longest = 20_000

  /// The source.
  var source: MetadataSource
  /// The value: plain text for texts and names, as written for dates and addresses.
  var value: [UInt8]
  /// The address that belongs to the value: an author's page.
  var url: [UInt8] = []
  /// Whether the source says that the value names an organization.
  var isOrganization = false
}

/// The candidates of a page, those of each field in the order in which they were found.
///
/// A page may give as many values as it likes; only the first of each field are kept, and so many bytes of all together:
/// what is done with them takes time that grows with both.
struct MetadataCandidates {
  /// More values than this of one field are not kept.
  private static let mostOfField = 200
  /// More bytes than this of all fields are not kept.
  private static let mostBytes = 1 << 20

  private var bytes = 0
  private var byField = [[MetadataCandidate]](repeating: [], count: MetadataCandidate.Field.allCases.count)

  /// Whether another value of a field would not be kept.
  func isFull(_ field: MetadataCandidate.Field) -> Bool {
    bytes >= Self.mostBytes || byField[Int(field.rawValue)].count >= Self.mostOfField
  }

  /// Adds a value, unless it is empty.
  mutating func add(
    _ field: MetadataCandidate.Field, _ source: MetadataSource, _ value: [UInt8], url: [UInt8] = [],
    isOrganization: Bool = false
  ) {
    guard !value.isEmpty, value.count <= MetadataCandidate.longest, !isFull(field) else { return }
    bytes += value.count + url.count
    byField[Int(field.rawValue)].append(
      MetadataCandidate(source: source, value: value, url: url, isOrganization: isOrganization))
  }

  /// The candidates for a field.
  func of(_ field: MetadataCandidate.Field) -> [MetadataCandidate] { byField[Int(field.rawValue)] }

  /// The candidates for a field, those of earlier sources in the list first; other sources are left out.
  func of(_ field: MetadataCandidate.Field, by sources: [MetadataSource]) -> [MetadataCandidate] {
    let found = of(field)
    if Self.stand(found, inOrderOf: sources) { return found }
    var ordered: [MetadataCandidate] = []
    for source in sources {
      for candidate in found where candidate.source == source { ordered.append(candidate) }
    }
    return ordered
  }

  /// Whether candidates stand in an order of sources already, as most do: then no copy is needed.
  private static func stand(_ found: [MetadataCandidate], inOrderOf sources: [MetadataSource]) -> Bool {
    var last = 0
    for index in found.indices {
      while last < sources.count, sources[last] != found[index].source { last += 1 }
      if last == sources.count { return false }
    }
    return true
  }
}
