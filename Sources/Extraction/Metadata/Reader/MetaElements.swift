/// Reads meta and link elements into candidates.
struct MetaElements {
  let places: Places

  /// Adds what every meta and link element says.
  func collect(into candidates: inout MetadataCandidates) {
    let storage = places.storage.span
    // The label of the Twitter data that comes next: "Written by".
    var isAuthorLabel = false
    for statement in places.metas {
      let (name, content) = (statement.name.range, statement.value.range)
      guard !content.isEmpty, content.count <= 20_000, name.count <= 60 else { continue }
      let hash = name.reduce(WordHash.start) { WordHash.add(storage[$1].lowered, to: $0) }
      if let meaning = MetaNames.meaning(hash: hash) {
        add(meaning.field, meaning.source, content, to: &candidates)
      } else if storage.extracting(name).hasWord("twitter:label", at: 0) {
        isAuthorLabel = isBylineLabel(content)
      } else if storage.extracting(name).hasWord("twitter:data", at: 0) {
        if isAuthorLabel { add(.author, .twitter, content, to: &candidates) }
        isAuthorLabel = false
      } else if storage.extracting(name).equalsIgnoringCase("parsely-page") {
        ParselyPage.collect(Array(places.storage[content]), into: &candidates)
      }
    }
    for statement in places.relations where !statement.value.isEmpty {
      let (rel, href) = (statement.name.range, statement.value.range)
      if storage.extracting(rel).equalsIgnoringCase("canonical") {
        candidates.add(.canonical, .link, Array(places.storage[href]))
      } else if storage.extracting(rel).equalsIgnoringCase("license") {
        candidates.add(.license, .link, Array(places.storage[href]))
      } else if storage.extracting(rel).equalsIgnoringCase("image_src") {
        candidates.add(.image, .link, Array(places.storage[href]))
      }
    }
  }

  private func add(
    _ field: MetadataCandidate.Field, _ source: MetadataSource, _ content: Range<Int>,
    to candidates: inout MetadataCandidates
  ) {
    candidates.add(field, source, PlainText.clean(places.storage, content))
  }

  private func isBylineLabel(_ content: Range<Int>) -> Bool {
    NameWord.cut(places.storage, content.prefix(60)).contains { BylineWords.leads.contains($0.hash) }
  }
}
