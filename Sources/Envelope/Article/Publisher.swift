/// The organization that published an article.
public struct Publisher: Hashable, Sendable {
  /// The name that the page gives it.
  public var name: String?
  /// The registrable part of the host that the page came from.
  public var domain: String?

  /// Makes a publisher.
  public init(name: String? = nil, domain: String? = nil) {
    self.name = name
    self.domain = domain
  }
}
