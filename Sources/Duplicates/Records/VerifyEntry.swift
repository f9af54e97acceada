/// An entry of the topic `verify`: one fact, for the owner of an article.
///
/// Facts only add up: whatever order they come in, and however often, the same facts give the same state.
package enum VerifyEntry: Equatable, Sendable {
  /// The article itself, to its owner.
  case article(ArticleRecord)
  /// What the index names for an article; to the owner of the later one, who asks the earlier ones' owners.
  case candidates(CandidateList)
  /// A question for all articles of one partition that `later` is to be compared with; to the owner of that partition, who
  /// answers with the matches. A profile without a sketch asks for an equal digest alone.
  case request(later: Profile, earlier: [ArticleReference])
  /// The answer: which of the articles asked for `later` is a duplicate of; to the owner of `later`.
  case matches(later: ArticleReference, [FoundMatch])
  /// In the bucket of its key number `key`, `article` is compared with nothing later in the order than `last`.
  case bound(article: ArticleReference, key: UInt8, last: ArticleOrder)
  /// `later` points to `earlier`, and knows its root of this revision; to the owner of `earlier`, who tells a newer root, now
  /// and from now on.
  case follow(earlier: ArticleReference, later: ArticleReference, revision: UInt64)
  /// The cluster of `earlier` has another root; to the owner of `later`, which points to it.
  case root(later: ArticleReference, earlier: ArticleReference, root: ClusterRoot)
  /// The final flags of all articles of this partition touched up to this offset, and not after, were published.
  case settled(through: Int64)

  /// Most articles named in one entry, so that no entry comes near the bound of a block.
  static let mostNamed = 4_096
}

extension Array {
  /// The elements in parts of as many as one entry may name.
  var partsOfEntries: [ArraySlice<Element>] {
    stride(from: 0, to: count, by: VerifyEntry.mostNamed).map {
      self[$0..<Swift.min($0 + VerifyEntry.mostNamed, count)]
    }
  }
}

/// What an index partition found for one article.
package struct CandidateList: Equatable, Sendable {
  /// The article.
  package var later: ArticleOrder
  /// The earliest copy of its text within its window, where the partition owns the digest's bucket and knows one.
  package var exact: ArticleOrder?
  /// Earlier articles of other texts, ascending.
  package var near: [Candidate]

  /// Makes a list.
  package init(later: ArticleOrder, exact: ArticleOrder?, near: [Candidate]) {
    self.later = later
    self.exact = exact
    self.near = near
  }
}

/// An earlier article that shares keys with a later one.
package struct Candidate: Equatable, Sendable, NamedArticle {
  /// The earlier article.
  package var order: ArticleOrder
  /// Has bit *n* set for the shared key that is number *n* in the list of the later one.
  package var keys: UInt64

  /// Makes a candidate.
  package init(order: ArticleOrder, keys: UInt64) {
    self.order = order
    self.keys = keys
  }
}

/// A match, as the owner of the earlier article tells it.
package struct FoundMatch: Equatable, Sendable {
  /// The earlier article.
  package var earlier: ArticleOrder
  /// What the two have in common.
  package var match: Match
  /// The root of the earlier article's cluster.
  package var root: ClusterRoot
}

/// The root of an article's cluster, as its owner knew it at one point of the owner's log.
package struct ClusterRoot: Equatable, Sendable {
  /// The article reached by following the pointers.
  package var article: ArticleReference
  /// Where in its log the owner was: topic generation in the upper 16 bits, offset in the rest. Of two, the higher holds.
  package var revision: UInt64

  /// Makes a root.
  package init(article: ArticleReference, revision: UInt64) {
    self.article = article
    self.revision = revision
  }

  /// The root of an article that never pointed to another.
  init(of article: ArticleReference) { self.init(article: article, revision: 0) }
}
