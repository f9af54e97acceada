/// What a page says it is, in JSON-LD types, `og:type` or microdata types.
public enum PageKind: String, Hashable, Sendable {
  /// An article of any kind: NewsArticle, BlogPosting, Report, `og:type` article.
  case article
  /// A list of other pages: CollectionPage, SearchResultsPage, ItemList, a blog's front page.
  case listing
  /// A video or audio page: VideoObject as the main entity, `og:type` video.
  case video
  /// A picture gallery: ImageGallery, MediaGallery.
  case gallery
  /// Something else with a name of its own: product, profile, event, recipe, forum thread.
  case other
}
