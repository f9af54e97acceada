import Envelope

extension ExtractionTrace {
  /// Adds a page's metadata.
  mutating func add(_ metadata: Metadata) {
    add("headline", metadata.headline) { $0 }
    add("alternativeHeadline", metadata.alternativeHeadline) { $0 }
    add("description", metadata.description) { $0 }
    add("datePublished", metadata.datePublished) { $0.description }
    add("dateModified", metadata.dateModified) { $0.description }
    add("authors", metadata.authors) { $0.map(\.name).joined(separator: ", ") }
    add("publisher", metadata.publisher) { [$0.name, $0.domain].compactMap { $0 }.joined(separator: ", ") }
    add("articleSection", metadata.section) { $0 }
    add("keywords", metadata.keywords) { $0.joined(separator: ", ") }
    add("canonicalUrl", metadata.canonicalURL) { $0 }
    add("image", metadata.image) { [$0.url, $0.caption].compactMap { $0 }.joined(separator: " ") }
    add("images", metadata.images) { $0.joined(separator: " ") }
    add("isAccessibleForFree", metadata.isAccessibleForFree) { $0 ? "yes" : "no" }
    add("license", metadata.license) { $0 }
  }

  private mutating func add<Value>(_ name: String, _ field: Sourced<Value>?, _ text: (Value) -> String) {
    if let field { fields.append(Field(name: name, value: text(field.value), source: field.source.rawValue)) }
  }
}
