import Extraction

/// What was read from one page, in the layout that `score-extraction` reads.
struct Prediction: Encodable {
  var id: String
  var title: String?
  var authors: [String]
  var published: String?
  var modified: String?
  var publisher: String?
  var description: String?
  var section: String?
  var keywords: [String]?
  var image: String?
  var canonical: String?
  var language: String?
  var alternative: String?
  var free: Bool?
  var kind: String?
  /// Where each of title, authors and published came from.
  var sources: [String: String]
  /// The visible lines that dates and bylines were found in.
  var lines: [String]

  init(id: String, metadata: Metadata) {
    self.id = id
    title = metadata.headline?.value
    authors = metadata.authors?.value.map(\.name) ?? []
    published = metadata.datePublished?.value.description
    modified = metadata.dateModified?.value.description
    publisher = metadata.publisher?.value.name
    description = metadata.description?.value
    section = metadata.section?.value
    keywords = metadata.keywords?.value
    image = metadata.image?.value.url
    canonical = metadata.canonicalURL?.value
    language = metadata.hints.declaredLanguage
    alternative = metadata.alternativeHeadline?.value
    free = metadata.isAccessibleForFree?.value
    kind = metadata.hints.kind?.rawValue
    sources = [:]
    sources["title"] = metadata.headline?.source.rawValue
    sources["authors"] = metadata.authors?.source.rawValue
    sources["published"] = metadata.datePublished?.source.rawValue
    lines = metadata.hints.bylines.map { "by: \($0)" } + metadata.hints.dateLines.map { "date: \($0)" }
  }
}
