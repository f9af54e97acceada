/// The articles of one partition of `verify`: those that the batch in work has to do with, and what was compared with lately.
struct OwnedArticles {
  private let state: StateView
  private var batch: [ArticleReference: OwnedArticle] = [:]
  /// Without it each of many near copies would be read again for every one more.
  private var counterparts: RecentlyUsed<ArticleReference, Counterpart>
  /// Articles whose root has changed in the batch.
  private var moved: Set<ArticleReference> = []

  /// - Parameter limit: bytes of what was compared with.
  init(_ state: StateView, limit: Int) {
    self.state = state
    counterparts = RecentlyUsed(limit: limit)
  }

  /// An article, which need not have come.
  mutating func article(_ reference: ArticleReference) throws -> OwnedArticle {
    if let own = batch[reference] { return own }
    let own = try OwnedArticle(reference, in: state)
    batch[reference] = own
    return own
  }

  /// An article that a record has to do with that arrived then.
  mutating func article(_ reference: ArticleReference, arrival: Int64) throws -> OwnedArticle {
    let own = try article(reference)
    own.arrival = max(own.arrival, arrival)
    return own
  }

  /// What answering takes of an article; nil as long as it has not come.
  mutating func counterpart(_ reference: ArticleReference) throws -> Counterpart? {
    if let counterpart = counterparts.value(reference) { return counterpart }
    let stored = ArticleState(reference, in: state)
    guard let profile = try stored.profile() else { return nil }
    let root = try batch[reference]?.dossier.root ?? stored.dossier().root
    note(profile, root: root)
    return Counterpart(profile: profile, root: root)
  }

  /// Remembers what answering takes of an article.
  mutating func note(_ profile: Profile, root: ClusterRoot) {
    counterparts.put(Counterpart(profile: profile, root: root), profile.order.article)
  }

  /// Notes that an article has another root.
  mutating func noteRoot(of reference: ArticleReference) {
    counterparts.remove(reference)
    moved.insert(reference)
  }

  /// Answers with the roots as they are now.
  func withNewRoots(_ found: [FoundMatch]) -> [FoundMatch] {
    if moved.isEmpty { return found }
    return found.map { match in
      guard moved.contains(match.earlier.article), let own = batch[match.earlier.article] else { return match }
      return FoundMatch(earlier: match.earlier, match: match.match, root: own.dossier.root)
    }
  }

  /// Writes what the batch has changed, and ends it.
  mutating func write() {
    for own in batch.values { own.write() }
    batch = [:]
    moved = []
  }
}
