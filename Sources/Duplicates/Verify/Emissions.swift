/// What a batch of records makes a verify stage emit, each thing once.
struct Emissions {
  private struct Reply: Hashable {
    var earlier: ArticleReference
    var later: ArticleReference
  }

  /// Candidates to ask for, by the later article.
  private var requests = OrderedTable<ArticleReference, [ArticleOrder]>()
  /// Matches to tell, by the later article.
  private var answers = OrderedTable<ArticleReference, [FoundMatch]>()
  /// Articles that go and follow the one that they point to.
  private var follows = OrderedSet<ArticleReference>()
  /// Articles whose cluster root goes to all that point to them.
  private var roots = OrderedSet<ArticleReference>()
  /// Single followers that are told the root.
  private var replies = OrderedSet<Reply>()
  /// Articles whose flag is published at once.
  private var flags = OrderedSet<ArticleReference>()
  /// Pairs that were asked for.
  private(set) var requested = 0

  mutating func request(_ earlier: [ArticleOrder], for later: ArticleReference) {
    requests[later, default: []] += earlier
  }

  mutating func answer(_ match: FoundMatch, to later: ArticleReference) {
    answers[later, default: []].append(match)
  }

  mutating func follow(by later: ArticleReference) { follows.insert(later) }

  mutating func tellRoot(of earlier: ArticleReference) { roots.insert(earlier) }

  mutating func tellRoot(of earlier: ArticleReference, to later: ArticleReference) {
    replies.insert(Reply(earlier: earlier, later: later))
  }

  mutating func publish(_ article: ArticleReference) { flags.insert(article) }

  /// What is to be written, as the articles are at the end of the batch.
  mutating func outputs(
    of articles: inout OwnedArticles, _ configuration: DuplicatesConfiguration
  ) throws -> [StageOutput] {
    var outputs: [StageOutput] = []
    for (later, earlier) in requests.elements {
      outputs += try asking(for: earlier, by: articles.article(later), configuration)
    }
    for (later, found) in answers.elements {
      for part in articles.withNewRoots(found).partsOfEntries {
        outputs.append(configuration.output(.matches(later: later, Array(part)), to: later))
      }
    }
    for later in follows.members {
      guard let pair = try articles.article(later).dossier.pointer else { continue }
      let earlier = pair.earlier.article
      outputs.append(
        configuration.output(.follow(earlier: earlier, later: later, revision: pair.root.revision), to: earlier))
    }
    func tell(_ earlier: ArticleReference, to later: ArticleReference) throws {
      let root = try articles.article(earlier).dossier.root
      outputs.append(configuration.output(.root(later: later, earlier: earlier, root: root), to: later))
    }
    for reply in replies.members { try tell(reply.earlier, to: reply.later) }
    for earlier in roots.members {
      for later in try articles.article(earlier).state.followers() { try tell(earlier, to: later) }
    }
    for article in flags.members {
      if let flag = try articles.article(article).flag(final: true, configuration) { outputs.append(flag) }
    }
    return outputs
  }

  /// Asks for what is a copy by the digest alone, for the rest with the sketch.
  private mutating func asking(
    for earlier: [ArticleOrder], by own: OwnedArticle, _ configuration: DuplicatesConfiguration
  ) throws -> [StageOutput] {
    guard let later = try own.record()?.profile else { return [] }
    let known = Set(try own.pairs().pairs.lazy.filter(\.isCopy).map(\.earlier))
    var (copies, others): ([ArticleReference], [ArticleReference]) = ([], [])
    var last: ArticleOrder?
    for order in earlier.sorted() where order != last {
      last = order
      if !known.isEmpty, known.contains(order) { copies.append(order.article) } else { others.append(order.article) }
    }
    requested += copies.count + others.count
    var digest = later
    digest.sketch = Sketch(level: 0, hashes: [])
    return configuration.requests(of: digest, to: copies) + configuration.requests(of: later, to: others)
  }
}
