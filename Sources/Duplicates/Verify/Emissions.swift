/// What a batch of records makes a verify stage emit, each thing once.
struct Emissions {
  struct Named: Hashable {
    var earlier: ArticleReference
    var later: ArticleReference
  }

  /// Candidates to ask for, by the later article.
  private(set) var requests: [(later: ArticleReference, earlier: [ArticleReference])] = []
  /// Matches to tell, by the later article.
  private(set) var answers: [(later: ArticleReference, found: [(earlier: ArticleOrder, match: Match)])] = []
  /// Articles that go and follow the one that they point to.
  var follows = OrderedSet<ArticleReference>()
  /// Articles whose cluster root goes to all that point to them.
  var roots = OrderedSet<ArticleReference>()
  /// Single followers that are told the root.
  var replies = OrderedSet<Named>()
  /// Articles whose flag is published at once.
  var flags = OrderedSet<ArticleReference>()
  private var requestPlaces: [ArticleReference: Int] = [:]
  private var answerPlaces: [ArticleReference: Int] = [:]

  mutating func request(_ earlier: some Sequence<ArticleReference>, for later: ArticleReference) {
    if let place = requestPlaces[later] {
      requests[place].earlier += earlier
    } else {
      requestPlaces[later] = requests.count
      requests.append((later, Array(earlier)))
    }
  }

  mutating func answer(_ match: Match, with earlier: ArticleOrder, to later: ArticleReference) {
    if let place = answerPlaces[later] {
      answers[place].found.append((earlier, match))
    } else {
      answerPlaces[later] = answers.count
      answers.append((later, [(earlier, match)]))
    }
  }
}
