import Testing

@testable import Duplicates

@Suite("The index stage")
struct IndexStageTests {
  private static let hour: Int64 = 3_600_000

  private func order(_ hours: Int64, _ number: UInt64? = nil) -> ArticleOrder {
    let number = number ?? UInt64(hours + 1)
    return ArticleOrder(time: hours * Self.hour, article: ArticleReference(high: number, low: 0))
  }

  /// What is named when members of one bucket come in this order: article, text, key number.
  private func named(
    _ members: [(order: ArticleOrder, text: UInt32)], ordinal: UInt8, capacity: Int = 1_000
  ) throws -> [VerifyEntry] {
    let configuration = DuplicatesConfiguration(bucketCapacity: capacity, keysPartitions: 1, verifyPartitions: 1)
    let stage = IndexStage(store: MemoryStore(), configuration: configuration)
    var found: [VerifyEntry] = []
    for (offset, member) in members.enumerated() {
      let entry = KeysEntry(order: member.order, text: member.text, keys: [ArticleKey(hash: 5, ordinal: ordinal)])
      let output = StageOutput(topic: .keys, partition: 0, key: [], value: entry.encoded)
      let record = SourceRecord(
        offset: Int64(offset), timestamp: 0, value: BlockAssembler(configuration).records(of: [output])[0].value)
      found += try stage.process([record], now: 0).map { try VerifyEntry(decoding: $0.value) }
    }
    return found
  }

  private func pairs(_ facts: [VerifyEntry]) -> [[ArticleOrder]] {
    facts.flatMap { fact -> [[ArticleOrder]] in
      guard case .candidates(let list) = fact else { return [] }
      return (list.exact.map { [[$0, list.later]] } ?? []) + list.near.map { [$0.order, list.later] }
    }
  }

  @Test(
    "pairs a copy with the earliest one in its window, through the digest's key alone", arguments: [0, 1] as [UInt8])
  func copies(ordinal: UInt8) throws {
    // The first one is out of the window of the last.
    let copies = [0, 100, 160, 200].map { order($0) }
    let facts = try named(copies.map { ($0, 7) }, ordinal: ordinal)
    #expect(
      pairs(facts)
        == (ordinal == 0 ? [[copies[0], copies[1]], [copies[0], copies[2]], [copies[1], copies[3]]] : []))
  }

  @Test("pairs a first text with the earliest copy of each other one, and a copy with none")
  func others() throws {
    let (a1, a2, b1, c1, b2) = (order(0), order(1), order(2), order(3), order(4))
    let facts = try named([(a1, 1), (a2, 1), (b1, 2), (c1, 3), (b2, 2)], ordinal: 4)
    #expect(pairs(facts) == [[a1, b1], [a1, c1], [b1, c1]])
  }

  @Test("tells later articles of one that arrives late what they need to know, and no more")
  func late() throws {
    let (a1, a2, b1, b2) = (order(0), order(50), order(100), order(190))
    // a2 comes last: b1 has a1 in its window, b2 has only a2.
    #expect(pairs(try named([(a1, 1), (b1, 2), (a2, 1)], ordinal: 4)) == [[a1, b1]])
    #expect(pairs(try named([(a1, 1), (b2, 2), (a2, 1)], ordinal: 4)) == [[a2, b2]])
    // The copies of one text: the late one becomes the first in the window of the last.
    #expect(
      pairs(try named([(a1, 1), (b1, 1), (b2, 1), (a2, 1)], ordinal: 0)) == [
        [a1, b1], [b1, b2], [a1, a2], [a2, b2],
      ])
  }

  @Test("counts texts, not articles, against the capacity, and tells the bound when it is reached")
  func capacity() throws {
    var members: [(ArticleOrder, UInt32)] = (0..<20).map { (order(Int64($0), UInt64($0 + 1)), 1) }
    members.append((order(30), 2))
    members.append((order(31), 3))
    let facts = try named(members, ordinal: 4, capacity: 2)
    #expect(pairs(facts) == [[order(0, 1), order(30)], [order(0, 1), order(31)], [order(30), order(31)]])
    let bounds = facts.filter { if case .bound = $0 { true } else { false } }
    #expect(bounds == [.bound(article: order(31).article, key: 4, last: order(30))])
  }

  @Test("1,000 copies of a text cost no more pairs than copies, and a crowded bucket as many as count")
  func manyCopies() throws {
    let copies = (0..<1_000).map { order(0, UInt64($0 + 1)) }
    #expect(pairs(try named(copies.map { ($0, 7) }, ordinal: 0)).count == 999)
    let crowded = (0..<200).map { (order(0, UInt64($0 + 1)), UInt32($0)) }
    #expect(pairs(try named(crowded, ordinal: 3, capacity: 10)).count == 190 * 10 + 45)
  }
}
