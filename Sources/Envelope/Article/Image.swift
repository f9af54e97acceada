/// An image of an article.
public struct Image: Hashable, Sendable {
  /// Its absolute URL.
  public var url: String
  /// The caption that the page gives it.
  public var caption: String?

  /// Makes an image.
  public init(url: String, caption: String? = nil) {
    self.url = url
    self.caption = caption
  }
}
