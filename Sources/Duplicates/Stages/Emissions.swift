/// What a batch of records makes a verify stage emit, each thing once.
struct Emissions {
  struct Answer: Hashable {
    var earlier: ArticleReference
    var later: ArticleReference
  }

  /// Comparisons to send.
  var answers = OrderedSet<Answer>()
  /// Articles whose cluster root goes to the later ones they were compared with.
  var roots = OrderedSet<ArticleReference>()
  /// Articles whose flag is published.
  var flags = OrderedSet<ArticleReference>()
}
