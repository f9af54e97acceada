/// Where in the page a date was found.
public enum DateSource: String, Hashable, Sendable, CaseIterable {
  /// A JSON-LD, microdata or RDFa statement about the article.
  case jsonld
  /// A meta element.
  case meta
  /// A time element.
  case time
  /// The page's address.
  case url
  /// Visible text.
  case text
}
