import Testing

@testable import Duplicates

@Suite("Blocks of the internal topics")
struct BlockTests {
  private let configuration = DuplicatesConfiguration(keysPartitions: 4, verifyPartitions: 4)

  private func entry(_ number: Int, keys: Int = 1) -> StageOutput {
    let order = ArticleOrder(time: Int64(number), article: ArticleReference(high: UInt64(number), low: 0))
    let value = KeysEntry(
      order: order, text: 1, keys: (0..<keys).map { ArticleKey(hash: UInt64($0), ordinal: UInt8($0)) })
    return StageOutput(topic: .keys, partition: number % 4, key: [], value: value.encoded)
  }

  private func times(_ record: StageOutput) throws -> [Int64] {
    try KeysEntry.entries(in: record.value, specVersion: 2).map(\.order.time)
  }

  @Test("hold all that one batch sends to one partition, in its order, and say how much")
  func oneRecordAPartition() throws {
    let records = BlockAssembler(configuration).records(of: (0..<40).map { entry($0) })
    #expect(records.map(\.partition) == [0, 1, 2, 3])
    #expect(try times(records[1]) == stride(from: 1, to: 40, by: 4).map { Int64($0) })
    #expect(records.map { Block.entryCount(of: $0.value) } == [10, 10, 10, 10])
    #expect(records.allSatisfy { $0.key.isEmpty })
  }

  @Test("are cut by the bound, with no entry lost, doubled or out of its place")
  func bound() throws {
    let entries = (0..<8_000).map { entry($0 * 4, keys: 64) }
    let records = BlockAssembler(configuration).records(of: entries)
    #expect(records.count == 8)
    #expect(records.allSatisfy { $0.value.count <= Block.bound })
    #expect(try records.flatMap(times) == (0..<8_000).map { Int64($0 * 4) })
    let single = BlockAssembler(configuration, bound: 1).records(of: Array(entries[..<3]))
    #expect(try single.map(times) == [[0], [4], [8]])
  }

  @Test("leave flags as they are")
  func flags() {
    let flag = StageOutput(topic: .duplicates, partition: nil, key: [1], value: [2], revision: 3)
    #expect(BlockAssembler(configuration).records(of: [entry(0), flag, entry(4)]).filter { $0 == flag }.count == 1)
  }

  @Test("of another version are refused, and so are records from before there were blocks")
  func versions() {
    var value = BlockAssembler(configuration).records(of: [entry(0)])[0].value
    value[2] = 3
    #expect(throws: RecordError.otherVersion(found: 3, expected: 2)) {
      try KeysEntry.entries(in: value, specVersion: 2)
    }
    // A record `settled` of version 1.
    let old: [UInt8] = [7, 0, 1, 0, 0, 0, 0, 0, 0, 0, 9]
    #expect(throws: RecordError.otherVersion(found: 1, expected: 2)) {
      try VerifyEntry.entries(in: old, specVersion: 2)
    }
    #expect(Block.entryCount(of: old) == 0)
  }

  @Test("of the other topic, cut short, or with another number of entries are refused")
  func hostile() {
    let value = BlockAssembler(configuration).records(of: [entry(0), entry(4)])[0].value
    #expect(throws: RecordError.unknownKind(16)) { try VerifyEntry.entries(in: value, specVersion: 2) }
    for count in value.indices {
      #expect(throws: RecordError.self) { try KeysEntry.entries(in: Array(value[..<count]), specVersion: 2) }
    }
    for count: [UInt8] in [[0, 0, 0, 0], [0, 0, 0, 1], [0, 0, 0, 3], [0xFF, 0xFF, 0xFF, 0xFF]] {
      let other = value[..<3] + count + value[7...]
      #expect(throws: RecordError.self) { try KeysEntry.entries(in: Array(other), specVersion: 2) }
    }
  }
}
