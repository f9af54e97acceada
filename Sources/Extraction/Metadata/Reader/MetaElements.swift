import HTML

/// Reads meta and link elements into candidates.
struct MetaElements {
  let document: Document

  /// Adds what every meta and link element says.
  func collect(_ scan: PageScan, into candidates: inout MetadataCandidates) {
    let storage = document.storage.span
    // The label of the Twitter data that comes next: "Written by".
    var isAuthorLabel = false
    for node in scan.metas {
      let (name, content) = statement(of: node)
      guard let content, !content.isEmpty, content.count <= 20_000, let name, name.count <= 60 else { continue }
      var hash = WordHash.start
      for i in name { hash = (hash ^ UInt32(storage[i].lowered)) &* 16_777_619 }
      if let meaning = MetaNames.meaning(hash: hash) {
        add(meaning.field, meaning.source, content, to: &candidates)
      } else if storage.extracting(name).hasWord("twitter:label", at: 0) {
        isAuthorLabel = isBylineLabel(content)
      } else if storage.extracting(name).hasWord("twitter:data", at: 0) {
        if isAuthorLabel { add(.author, .twitter, content, to: &candidates) }
        isAuthorLabel = false
      } else if storage.extracting(name).equalsIgnoringCase("parsely-page") {
        ParselyPage.collect(Array(document.storage[content]), into: &candidates)
      }
    }
    for node in scan.links {
      guard let rel = document.attribute(node, .rel), let href = document.attribute(node, .href), !href.isEmpty
      else { continue }
      if storage.extracting(rel).equalsIgnoringCase("canonical") {
        candidates.add(.canonical, .link, Array(document.storage[href]))
      } else if storage.extracting(rel).equalsIgnoringCase("license") {
        candidates.add(.license, .link, Array(document.storage[href]))
      } else if storage.extracting(rel).equalsIgnoringCase("image_src") {
        candidates.add(.image, .link, Array(document.storage[href]))
      }
    }
  }

  /// What a meta element says and under which name.
  private func statement(of node: Int) -> (name: Range<Int>?, content: Range<Int>?) {
    var property: Range<Int>?
    var name: Range<Int>?
    var equivalent: Range<Int>?
    var content: Range<Int>?
    for index in document.nodes[node].attributes where document.attributes[index].namespace == .none {
      let value = document.attributes[index].value
      switch document.attributes[index].known {
      case .property: property = property ?? value
      case .name: name = name ?? value
      case .httpEquiv: equivalent = equivalent ?? value
      case .content: content = content ?? value
      default: break
      }
    }
    return (property ?? name ?? equivalent, content)
  }

  private func add(
    _ field: MetadataCandidate.Field, _ source: MetadataSource, _ content: Range<Int>,
    to candidates: inout MetadataCandidates
  ) {
    candidates.add(field, source, PlainText.clean(document.storage, content))
  }

  private func isBylineLabel(_ content: Range<Int>) -> Bool {
    NameWord.cut(document.storage, content.prefix(60)).contains { BylineWords.leads.contains($0.hash) }
  }
}
