/// What two articles have in common, where it is enough for a duplicate.
struct Match: Equatable {
  /// Jaccard index and containment from which on articles are near-duplicates, in percent.
  static let jaccardThreshold = 70
  static let containmentThreshold = 80
  /// Tokens that the shorter of two articles needs for containment to count.
  static let containmentTokens = 50

  var status: DuplicateFlag.Status
  var relation: DuplicateFlag.Relation
  var sameURL: Bool
  /// In ten-thousandths.
  var jaccard: Int
  var containment: Int
  var similarity: Int

  /// Compares an article with an earlier one; nil if it is no duplicate of it.
  ///
  /// All arithmetic is in whole numbers, so that every worker comes to the same result.
  init?(of later: Profile, with earlier: Profile) {
    sameURL = later.urlHash == earlier.urlHash
    if later.digest == earlier.digest {
      self = Match(exact: sameURL)
      return
    }
    let overlap = Overlap(later.sketch, earlier.sketch)
    let union = overlap.first + overlap.second - overlap.common
    let smaller = min(overlap.first, overlap.second)
    guard smaller > 0 else { return nil }
    let containmentCounts = min(later.tokenCount, earlier.tokenCount) >= Self.containmentTokens
    let isSame = overlap.common * 100 >= union * Self.jaccardThreshold
    let isContained = containmentCounts && overlap.common * 100 >= smaller * Self.containmentThreshold
    guard isSame || isContained else { return nil }
    status = .near
    relation = isSame ? .same : overlap.first < overlap.second ? .containedIn : .contains
    jaccard = overlap.common * 10_000 / union
    containment = overlap.common * 10_000 / smaller
    similarity = containmentCounts ? max(jaccard, containment) : jaccard
  }

  private init(exact sameURL: Bool) {
    status = .exact
    relation = .same
    self.sameURL = sameURL
    jaccard = 10_000
    containment = 10_000
    similarity = 10_000
  }

  init(
    status: DuplicateFlag.Status, relation: DuplicateFlag.Relation, sameURL: Bool, jaccard: Int, containment: Int,
    similarity: Int
  ) {
    self.status = status
    self.relation = relation
    self.sameURL = sameURL
    self.jaccard = jaccard
    self.containment = containment
    self.similarity = similarity
  }
}

/// How many hashes two sketches have, and have in common, at the coarser one's level.
struct Overlap: Equatable {
  let first: Int
  let second: Int
  let common: Int

  init(_ a: Sketch, _ b: Sketch) {
    let level = max(a.level, b.level)
    first = a.count(atLevel: level)
    second = b.count(atLevel: level)
    var common = 0
    var i = 0
    var j = 0
    while i < first, j < second {
      let (x, y) = (a.hashes[i], b.hashes[j])
      if x == y { common += 1 }
      if x <= y { i += 1 }
      if y <= x { j += 1 }
    }
    self.common = common
  }
}
