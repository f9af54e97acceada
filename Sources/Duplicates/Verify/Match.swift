/// What two articles have in common, where it is enough for a duplicate.
package struct Match: Equatable, Sendable {
  /// Jaccard index and containment from which on articles are near-duplicates, in percent.
  static let jaccardThreshold = 70
  static let containmentThreshold = 80
  /// Tokens that the shorter of two articles needs for containment to count.
  static let containmentTokens = 50

  /// Exact or near.
  package var status: DuplicateFlag.Status
  /// What the later article is to the earlier.
  package var relation: DuplicateFlag.Relation
  /// Both were fetched from one URL.
  package var sameURL: Bool
  /// In ten-thousandths.
  package var jaccard: UInt16
  /// In ten-thousandths.
  package var containment: UInt16
  /// In ten-thousandths: the larger of the two, where containment counts.
  package var similarity: UInt16
}

extension Match {
  /// Compares an article with an earlier one; nil if it is no duplicate of it.
  ///
  /// All arithmetic is in whole numbers, so that every worker comes to the same result.
  /// - Parameter index: of the later one's sketch, where it is compared with many.
  init?(of later: Profile, _ index: SketchIndex? = nil, with earlier: Profile) {
    let sameURL = later.urlHash == earlier.urlHash
    if later.digest == earlier.digest {
      self.init(exact: sameURL)
      return
    }
    let overlap = index?.overlap(with: earlier.sketch) ?? Overlap(later.sketch, earlier.sketch)
    let union = overlap.first + overlap.second - overlap.common
    let smaller = min(overlap.first, overlap.second)
    guard smaller > 0 else { return nil }
    let containmentCounts = min(later.tokenCount, earlier.tokenCount) >= Self.containmentTokens
    let isSame = overlap.common * 100 >= union * Self.jaccardThreshold
    let isContained = containmentCounts && overlap.common * 100 >= smaller * Self.containmentThreshold
    guard isSame || isContained else { return nil }
    let jaccard = UInt16(overlap.common * 10_000 / union)
    let containment = UInt16(overlap.common * 10_000 / smaller)
    self.init(
      status: .near, relation: isSame ? .same : overlap.first < overlap.second ? .containedIn : .contains,
      sameURL: sameURL, jaccard: jaccard, containment: containment,
      similarity: containmentCounts ? max(jaccard, containment) : jaccard)
  }

  init(exact sameURL: Bool) {
    self.init(
      status: .exact, relation: .same, sameURL: sameURL, jaccard: 10_000, containment: 10_000, similarity: 10_000)
  }
}

extension ByteWriter {
  /// Writes a match: its kinds (1), and unless it is exact Jaccard index, containment and similarity (2 each).
  mutating func match(_ match: Match) {
    byte(match.status.rawValue | match.relation.rawValue << 2 | (match.sameURL ? 16 : 0))
    guard match.status != .exact else { return }
    number(UInt64(match.jaccard), bytes: 2)
    number(UInt64(match.containment), bytes: 2)
    number(UInt64(match.similarity), bytes: 2)
  }
}

extension ByteReader {
  mutating func match() throws(RecordError) -> Match {
    let kinds = try byte()
    guard let status = DuplicateFlag.Status(rawValue: kinds & 3), status != .unique,
      let relation = DuplicateFlag.Relation(rawValue: kinds >> 2 & 3), kinds < 32
    else { throw .invalid("match of kind \(kinds)") }
    if status == .exact {
      guard relation == .same else { throw .invalid("match of kind \(kinds)") }
      return Match(exact: kinds & 16 != 0)
    }
    return Match(
      status: status, relation: relation, sameURL: kinds & 16 != 0, jaccard: UInt16(try number(bytes: 2)),
      containment: UInt16(try number(bytes: 2)), similarity: UInt16(try number(bytes: 2)))
  }
}
