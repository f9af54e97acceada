/// One person who wrote an article.
public struct Author: Hashable, Sendable, Codable {
  /// The name alone: without "By", role, agency or handle.
  public var name: String
  /// The author's page, if the page links one.
  public var url: String?

  /// Makes an author.
  public init(name: String, url: String? = nil) {
    self.name = name
    self.url = url
  }
}
