/// The language that a page declares.
enum DeclaredLanguage {
  /// Sets the hint: JSON-LD first, then the html element, og:locale and the other meta elements.
  static func fill(_ metadata: inout Metadata, _ candidates: MetadataCandidates, _ places: Places) {
    let stated = candidates.of(.language)
    if let jsonld = stated.first(where: { $0.source == .jsonld && isTag($0.value) }) {
      metadata.hints.declaredLanguage = String(decoding: jsonld.value, as: UTF8.self)
    } else if isTag(Array(places.storage[places.language.range])) {
      metadata.hints.declaredLanguage = String(decoding: places.storage[places.language.range], as: UTF8.self)
    } else if let other = stated.first(where: { isTag($0.value) }) {
      metadata.hints.declaredLanguage = String(decoding: other.value, as: UTF8.self)
    }
  }

  /// Whether a text looks like a language tag: two or three letters, then nothing or a subtag.
  private static func isTag(_ text: [UInt8]) -> Bool {
    let primary = text.prefix { $0.isLetter }
    return (2...3).contains(primary.count) && text.count <= 12
      && (primary.count == text.count || text[primary.count] == 45 || text[primary.count] == 95)
  }
}
