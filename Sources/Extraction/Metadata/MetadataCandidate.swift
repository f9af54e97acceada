/// One value that one source of a page gives for one field: what the choices between sources are made from.
struct MetadataCandidate {
  /// A field that sources give values for.
  enum Field: UInt8, CaseIterable {
    case headline, alternativeHeadline, description, published, created, modified, author, publisher, section, keywords
    case image, caption, canonical, license, language, kind, isFree, contentTier
  }

  /// The source.
  var source: MetadataSource
  /// The value: plain text for texts and names, as written for dates and addresses.
  var value: [UInt8]
  /// The address that belongs to the value: an author's page.
  var url: [UInt8] = []
}

/// The candidates of a page, those of each field in the order in which they were found.
struct MetadataCandidates {
  private var byField = [[MetadataCandidate]](repeating: [], count: MetadataCandidate.Field.allCases.count)

  /// Adds a value, unless it is empty.
  mutating func add(
    _ field: MetadataCandidate.Field, _ source: MetadataSource, _ value: [UInt8], url: [UInt8] = []
  ) {
    guard !value.isEmpty else { return }
    byField[Int(field.rawValue)].append(MetadataCandidate(source: source, value: value, url: url))
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
