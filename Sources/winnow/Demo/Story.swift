/// A news report of the demonstration, before it is put into pages. All of them are invented.
struct Story {
  /// BCP 47.
  var language: String
  var headline: String
  var author: String
  var publisher: String
  /// The site's address, without a slash at the end.
  var site: String
  /// The last part of the page's address.
  var slug: String
  /// RFC 3339.
  var published: String
  var paragraphs: [String]
}
