import Envelope

/// The fields that need little more than an order of sources.
struct PlainFields {
  let candidates: MetadataCandidates
  let statements: [HeadlineStatement]
  let address: PageAddress?
  /// The registrable domain of the address.
  let domain: String?

  /// Writes every such field.
  func fill(_ metadata: inout Metadata) {
    metadata.description = text(
      .description, by: [.jsonld, .openGraph, .meta, .twitter, .microdata, .rdfa, .dublinCore, .sailthru])
    metadata.alternativeHeadline = alternativeHeadline(metadata.headline?.value)
    metadata.publisher = publisher()
    metadata.section = text(.section, by: [.jsonld, .openGraph, .microdata, .rdfa, .parsely, .sailthru, .meta])
    metadata.keywords = keywords()
    metadata.license = license()
    metadata.canonicalURL = CanonicalURL.choose(candidates, address: address, domain: domain)
    ImageChoice.fill(&metadata, candidates, address: address)
    fillAccess(&metadata)
    if let kind = PageKind(openGraphType: candidates.of(.kind).first?.value ?? []) {
      metadata.hints.kind = metadata.hints.kind ?? kind
    }
  }

  private func text(_ field: MetadataCandidate.Field, by sources: [MetadataSource]) -> Sourced<String>? {
    for candidate in candidates.of(field, by: sources) {
      let text = String(decoding: candidate.value, as: UTF8.self)
      if candidate.value.count >= 2, !candidate.value.starts(with: "http".utf8) {
        return Sourced(text, from: candidate.source)
      }
    }
    return nil
  }

  /// A second headline: what a source calls one, or the first stated headline that says something else.
  private func alternativeHeadline(_ headline: String?) -> Sourced<String>? {
    guard let headline else { return nil }
    let key = ComparisonKey.of(headline.utf8)
    let called = candidates.of(.alternativeHeadline).prefix(20).map { candidate in
      HeadlineStatement(
        raw: candidate.value, text: candidate.value, key: ComparisonKey.of(candidate.value), source: candidate.source)
    }
    for statement in called + statements where statement.source != .title && statement.text.count >= 8 {
      if HeadlineChoice.agreement(statement.key, key) >= 2 { continue }
      return Sourced(String(decoding: statement.text, as: UTF8.self), from: statement.source)
    }
    return nil
  }

  private func publisher() -> Sourced<Publisher>? {
    let named = candidates.of(.publisher, by: [.jsonld, .openGraph, .microdata, .rdfa, .dublinCore, .meta])
      .first { $0.value.count >= 2 && !$0.value.starts(with: "http".utf8) && !$0.value.starts(with: "@".utf8) }
    guard named != nil || domain != nil else { return nil }
    return Sourced(
      Publisher(name: named.map { String(decoding: $0.value, as: UTF8.self) }, domain: domain),
      from: named?.source ?? .url)
  }

  /// The keywords of the first source that has any; one value with commas is a list.
  private func keywords() -> Sourced<[String]>? {
    for source in [MetadataSource.jsonld, .openGraph, .parsely, .sailthru, .microdata, .rdfa, .meta, .dublinCore] {
      let stated = candidates.of(.keywords, by: [source])
      guard !stated.isEmpty else { continue }
      var keywords: [String] = []
      var seen: Set<[UInt8]> = []
      for candidate in stated where keywords.count < 100 {
        for part in CommaList.parts(of: candidate.value) {
          let word = PlainText.clean(part)
          // Machines put identifiers such as "type:article" or whole sentences among the keywords.
          guard word.count >= 2, word.count <= 100 else { continue }
          let key = ComparisonKey.of(word)
          guard seen.insert(key).inserted else { continue }
          keywords.append(String(decoding: word, as: UTF8.self))
          if keywords.count >= 100 { break }
        }
      }
      if !keywords.isEmpty { return Sourced(keywords, from: source) }
    }
    return nil
  }

  private func license() -> Sourced<String>? {
    guard let candidate = candidates.of(.license).first else { return nil }
    let text = address?.resolve(candidate.value[...]) ?? String(decoding: candidate.value, as: UTF8.self)
    // Words stay words: only an address is made absolute.
    let isAddress = candidate.value.contains(UInt8(ascii: "/")) && !candidate.value.contains(32)
    return Sourced(isAddress ? text : String(decoding: candidate.value, as: UTF8.self), from: candidate.source)
  }

  private func fillAccess(_ metadata: inout Metadata) {
    if let stated = candidates.of(.isFree).first, let isFree = AccessValue.isFree(stated.value) {
      metadata.isAccessibleForFree = Sourced(isFree, from: stated.source)
      if !isFree { metadata.hints.isPaywalled = true }
    } else if let tier = candidates.of(.contentTier).first {
      let word = tier.value.map(\.lowered)
      if word.elementsEqual("free".utf8) {
        metadata.isAccessibleForFree = Sourced(true, from: tier.source)
      } else if word.elementsEqual("locked".utf8) || word.elementsEqual("metered".utf8)
        || word.elementsEqual("paid".utf8)
      {
        metadata.isAccessibleForFree = Sourced(false, from: tier.source)
        metadata.hints.isPaywalled = true
      }
    }
  }
}

extension PageKind {
  /// Reads `og:type`.
  fileprivate init?(openGraphType value: [UInt8]) {
    let type = value.map(\.lowered)
    if type.starts(with: "article".utf8) || type.elementsEqual("blog".utf8) || type.elementsEqual("news".utf8) {
      self = .article
    } else if type.starts(with: "video".utf8) {
      self = .video
    } else if type.starts(with: "product".utf8) || type.starts(with: "profile".utf8) || type.starts(with: "book".utf8) {
      self = .other
    } else {
      return nil
    }
  }
}
