import Duplicates

/// Records of the internal topics: what is taken must be what the writer would have written.
final class RecordsTarget: FuzzTarget {
  static let name = "records"
  static let summary = "records of the internal topics"
  static let maximumBytes = 4_096
  static let seeds: [[UInt8]] = {
    let first = ArticleReference(high: 1, low: 2)
    let second = ArticleReference(high: 3, low: .max)
    let profile = Profile(
      order: ArticleOrder(time: 1_770_000_000_000, article: first), urlHash: 99, tokenCount: 380,
      digest: Digest(high: 1, low: 2), sketch: Sketch(sampling: [0, 1, 77, 1 << 29]))
    let keys = [ArticleKey(hash: 0xFFFF_FFFF_FFFF, ordinal: 0), ArticleKey(hash: 5, ordinal: 63)]
    let facts: [VerifyEntry] = [
      .article(
        ArticleRecord(profile: profile, url: "https://a.example/ä", truncated: true, reason: nil, keys: keys)),
      .candidates(
        CandidateList(
          later: ArticleOrder(time: .max, article: second), exact: profile.order,
          near: [Candidate(order: profile.order, keys: 1 << 63)])),
      .request(later: profile, earlier: [first, second]), .matches(later: second, []),
      .follow(earlier: first, later: second, revision: 3),
      .bound(article: first, key: 63, last: ArticleOrder(time: .min, article: second)),
      .root(later: first, earlier: second, root: ClusterRoot(article: second, revision: .max)),
      .settled(through: -1),
    ]
    let entries =
      facts.map { StageOutput(topic: .verify, partition: 0, key: [], value: $0.encoded) }
      + [
        StageOutput(
          topic: .keys, partition: 0, key: [], value: KeysEntry(order: profile.order, text: 7, keys: keys).encoded)
      ]
    return entries.map { blocks([$0])[0] } + blocks(entries)
  }()
  static let words = ["\u{0}\u{0}\u{0}\u{0}", "\u{1}", "\u{7F}"]

  func fault(in input: [UInt8]) -> String? {
    if let entries = try? VerifyEntry.entries(in: input, specVersion: 2),
      Self.blocks(entries.map { StageOutput(topic: .verify, partition: 0, key: [], value: $0.encoded) }) != [input]
    {
      return "verify took a record that it would not write: \(entries)"
    }
    if let entries = try? KeysEntry.entries(in: input, specVersion: 2),
      Self.blocks(entries.map { StageOutput(topic: .keys, partition: 0, key: [], value: $0.encoded) }) != [input]
    {
      return "keys took a record that it would not write: \(entries)"
    }
    return nil
  }

  /// The values of the records that entries travel in.
  private static func blocks(_ entries: [StageOutput]) -> [[UInt8]] {
    BlockAssembler(DuplicatesConfiguration()).records(of: entries).map(\.value)
  }
}
