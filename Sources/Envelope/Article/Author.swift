/// One who wrote an article.
public struct Author: Hashable, Sendable {
  /// What an author is, as schema.org names it.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A human being.
    case person = "Person"
    /// An agency, a desk, a newsroom.
    case organization = "Organization"
  }

  /// The name alone: without "By", role or handle.
  public var name: String
  /// Whether it is a person's name or an organization's: the member `type`.
  public var kind: Kind
  /// The author's page, if the page links one.
  public var url: String?

  /// Makes an author.
  public init(name: String, kind: Kind = .person, url: String? = nil) {
    self.name = name
    self.kind = kind
    self.url = url
  }
}
