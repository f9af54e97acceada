/// A part of a page that is probably not of the article: comments, links to other articles, columns at the side.
struct Region {
  /// The region around it in ``Places/regions``; -1 for none.
  var outer: Int32
  /// Whether only a class or an id says so: then it may be the column that holds the article, too.
  var isByClass: Bool
  /// The share of the page's nodes that it has, from 0 to 1.
  var share: Float
}
