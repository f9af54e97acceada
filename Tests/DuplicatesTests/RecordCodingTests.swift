import Testing

@testable import Duplicates
@testable import Simulation

@Suite("Internal records")
struct RecordCodingTests {
  private static func profile(hashes: [UInt32], level: UInt8) -> Profile {
    Profile(
      order: ArticleOrder(time: -1_234, article: ArticleReference(high: 7, low: .max)), urlHash: 99, tokenCount: 380,
      digest: Digest(high: 1, low: 2), sketch: Sketch(level: level, hashes: hashes))
  }

  private static let keys = [ArticleKey(hash: 0xFFFF_FFFF_FFFF, ordinal: 0), ArticleKey(hash: 5, ordinal: 63)]

  private static let facts: [VerifyEntry] = [
    .article(
      ArticleRecord(
        profile: profile(hashes: [0, 1, 77, 1 << 29], level: 2), url: "https://example.com/ä", truncated: true,
        reason: nil, keys: keys)),
    .article(
      ArticleRecord(
        profile: profile(hashes: [], level: 0), url: "", truncated: false, reason: .tooShort, keys: [])),
    .candidates(
      CandidateList(
        later: ArticleOrder(time: .max, article: .last), exact: ArticleOrder(time: 3, article: .first),
        near: [
          Candidate(order: ArticleOrder(time: 0, article: .first), keys: 1 << 63),
          Candidate(order: ArticleOrder(time: 0, article: .last), keys: 6),
          Candidate(order: ArticleOrder(time: 1, article: .first), keys: 1),
          Candidate(order: ArticleOrder(time: 1, article: .last), keys: 2),
        ])),
    .candidates(CandidateList(later: ArticleOrder(time: 1, article: .first), exact: nil, near: [])),
    .request(later: profile(hashes: [.max], level: 0), earlier: [.first, .last]),
    .request(later: profile(hashes: [], level: 0), earlier: []),
    .matches(
      later: .last,
      [
        FoundMatch(
          earlier: ArticleOrder(time: 1, article: .first), match: Match(exact: true),
          root: ClusterRoot(article: .first, revision: 0)),
        FoundMatch(
          earlier: ArticleOrder(time: 2, article: .first),
          match: Match(
            status: .near, relation: .containedIn, sameURL: false, jaccard: 1, containment: 10_000, similarity: 9_999),
          root: ClusterRoot(article: .last, revision: .max)),
      ]),
    .follow(earlier: .first, later: .last, revision: 1 << 48),
    .bound(article: .first, key: 63, last: ArticleOrder(time: .min, article: .last)),
    .root(later: .first, earlier: .last, root: ClusterRoot(article: .last, revision: .max)),
    .settled(through: -1),
  ]

  @Test("come back as they were written", arguments: facts)
  func roundTrip(fact: VerifyEntry) throws {
    #expect(try VerifyEntry(decoding: fact.encoded) == fact)
  }

  @Test func keysComeBack() throws {
    let entry = KeysEntry(
      order: ArticleOrder(time: 1_700_000_000_000, article: .last), text: .max, keys: Self.keys)
    var reader = ByteReader(entry.encoded)
    #expect(try KeysEntry(from: &reader) == entry)
    try reader.end()
  }

  @Test(
    "no bytes trap, and none are taken that would not be written: every cut, and every byte changed", arguments: facts)
  func hostileBytes(fact: VerifyEntry) {
    let bytes = fact.encoded
    for count in bytes.indices {
      #expect(throws: RecordError.self) { try VerifyEntry(decoding: Array(bytes[..<count])) }
    }
    for index in bytes.indices {
      for change: UInt8 in [1, 0x7F, 0x80, 0xFF] {
        var changed = bytes
        changed[index] ^= change
        if let taken = try? VerifyEntry(decoding: changed) { #expect(taken.encoded == changed) }
        var reader = ByteReader(changed)
        _ = try? KeysEntry(from: &reader)
      }
    }
  }

  @Test func longURLsAreCutBetweenCharacters() throws {
    for start in ["", "a"] {
      let record = ArticleRecord(
        profile: Self.profile(hashes: [], level: 0), url: start + String(repeating: "ä", count: 40_000),
        truncated: false, reason: nil, keys: [])
      let read = try VerifyEntry(decoding: VerifyEntry.article(record).encoded)
      guard case .article(let cut) = read else { throw RecordError.invalid("another kind") }
      #expect(record.url.hasPrefix(cut.url))
      #expect(cut.url.utf8.count == (start.isEmpty ? 65_534 : 65_535))
    }
  }

  @Test func sketchesOfAllSizesComeBack() throws {
    var random = SeededGenerator(seed: 1)
    for count in [0, 1, 2, 3, 50, 400, 511, 512, 513, 1024, 5_000, 60_000] {
      let sketch = Sketch(sampling: (0..<count).map { _ in UInt32.random(in: 0 ... .max, using: &random) })
      #expect(sketch.hashes.count <= Sketch.capacity)
      var writer = ByteWriter()
      writer.sketch(sketch)
      var reader = ByteReader(writer.bytes)
      #expect(try reader.sketch() == sketch)
      try reader.end()
      if count == 400 { #expect(writer.bytes.count < 400 * 26 / 8) }
    }
  }
}
