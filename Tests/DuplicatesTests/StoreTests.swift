import Foundation
import Testing

@testable import Duplicates
@testable import Simulation

@Suite("State stores")
struct StoreTests {
  private static func temporary() -> String {
    let path = NSTemporaryDirectory() + "winnow-store-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  private static func rocks(_ path: String) throws -> RocksStore {
    let database = try RocksDatabase(path: path, layout: .index, memory: RocksMemory(bytes: 3 << 20))
    return try RocksStore(database, .index, partition: 7) { database.close() }
  }

  private static func batch(_ number: Int, offset: Int64?, _ changes: [(UInt64, [UInt8], StateBatch.Change)])
    -> StateBatch
  {
    var batch = StateBatch(number: number)
    batch.offset = offset
    for (bucket, item, change) in changes { batch.changes[StateGroup(bucket: bucket), default: .init()][item] = change }
    return batch
  }

  private static let hour: Int64 = 3_600_000

  private static func check(_ store: any StateStore) throws {
    #expect(store.offset == nil)
    try store.commit(
      batch(
        0, offset: 9,
        [
          (1, [1], .put([11], arrival: 5 * hour)), (1, [2, 0], .put([], arrival: 9 * hour)),
          (1, [2], .put([22], arrival: 9 * hour)), (2, [1], .put([33], arrival: 9 * hour)),
          (0, [], .put([44], arrival: 9 * hour)),
        ]))
    #expect(store.offset == 9)
    let group = StateGroup(bucket: 1)
    #expect(try store.value([1], in: group) == [11])
    #expect(try store.value([3], in: group) == nil)
    #expect(try store.value([], in: StateGroup(bucket: 0)) == [44])
    func items(_ lower: [UInt8], _ upper: [UInt8], _ limit: Int, descending: Bool = false) throws -> [[UInt8]] {
      try store.entries(of: group, from: lower, upTo: upper, limit: limit, descending: descending).map(\.item)
    }
    #expect(try items([], [0xFF], 9) == [[1], [2], [2, 0]])
    #expect(try items([], [2, 0], 9, descending: true) == [[2], [1]])
    #expect(try items([], [0xFF], 1, descending: true) == [[2, 0]])
    #expect(try items([2], [1], 9) == [])
    try store.commit(batch(1, offset: nil, [(1, [2], .delete)]))
    #expect(store.offset == 9)
    #expect(try items([], [0xFF], 9) == [[1], [2, 0]])
    store.expire(before: 6 * hour)
    #expect(try store.value([1], in: group) == nil)
    #expect(try items([], [0xFF], 9) == [[2, 0]])
  }

  @Test func memory() throws {
    try Self.check(MemoryStore())
  }

  @Test func disk() throws {
    let path = Self.temporary()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let store = try Self.rocks(path + "/db")
    try Self.check(store)
    store.close()
    let again = try Self.rocks(path + "/db")
    #expect(again.offset == 9)
    #expect(try again.value([1], in: StateGroup(bucket: 2)) == [33])
    #expect(throws: StoreError.self) { try Self.rocks(path + "/db") }
    again.close()
  }

  @Test("what a store on disk holds back to write it with more is read as if it were there, however often it changes")
  func heldBack() throws {
    let path = Self.temporary()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let (disk, memory) = (try Self.rocks(path + "/db"), MemoryStore())
    var random = SeededGenerator(seed: 3)
    func number(_ end: Int) -> Int { Int.random(in: 0..<end, using: &random) }
    func same(_ store: RocksStore) throws {
      for bucket in 0..<20 as Range<UInt64> {
        let group = StateGroup(bucket: bucket)
        let (lower, upper) = ([UInt8(number(200))], [UInt8(number(250)), 7])
        for descending in [false, true] {
          let limit = [1, 3, .max][number(3)]
          #expect(
            try store.entries(of: group, from: lower, upTo: upper, limit: limit, descending: descending)
              == memory.entries(of: group, from: lower, upTo: upper, limit: limit, descending: descending))
        }
        #expect(try store.value(lower, in: group) == memory.value(lower, in: group))
      }
    }
    for round in 0..<200 {
      let changes = (0..<50).map { _ -> (UInt64, [UInt8], StateBatch.Change) in
        let bytes = [UInt8](repeating: UInt8(number(256)), count: number(400))
        let isOld = round < 100 && number(4) == 0
        return (
          UInt64(number(20)), [UInt8](repeating: UInt8(number(250)), count: 1 + number(2)),
          number(5) == 0 ? .delete : .put(bytes, arrival: isOld ? 0 : 9 * Self.hour)
        )
      }
      let batch = Self.batch(round, offset: Int64(round), changes)
      try disk.commit(batch)
      memory.commit(batch)
      if round % 20 == 3 {
        disk.endReads()
        try same(disk)
      }
      if round == 100 {
        disk.expire(before: 5 * Self.hour)
        memory.expire(before: 5 * Self.hour)
      }
    }
    try same(disk)
    disk.close()
    let again = try Self.rocks(path + "/db")
    again.expire(before: 5 * Self.hour)
    #expect(again.offset == 199)
    try same(again)
    again.close()
  }

  @Test("as much must be free as stores may fill in memory, and no more than 128 MiB")
  func reserve() {
    #expect(RocksMemory.reserve(of: 1 << 20) == 1 << 20)
    #expect(RocksMemory.reserve(of: 192 << 20) == 128 << 20)
    #expect(RocksMemory.reserve(of: 2 << 30) == 128 << 20)
    #expect(RocksMemory(bytes: 3 << 20).reserve == RocksMemory.reserve(of: 3 << 20))
    #expect(RocksMemory.freeBytes(at: NSTemporaryDirectory()) ?? 0 > 0)
    #expect(RocksMemory.freeBytes(at: "/no/such/folder") == nil)
  }

  @Test("a view shows what is not committed, over what is") func view() throws {
    let store = MemoryStore()
    let group = StateGroup(bucket: 1)
    let view = StateView(store)
    for item in 0..<10 as Range<UInt8> { view.put([item], [item], in: group, arrival: 0) }
    view.applied(4)
    let first = view.take()
    view.delete([3], in: group)
    view.put([99], [4], in: group, arrival: 0)
    func values(_ limit: Int, descending: Bool = false) throws -> [UInt8] {
      try view.entries(of: group, from: [], upTo: [0xFF], limit: limit, descending: descending).flatMap(\.value)
    }
    let expected: [UInt8] = [0, 1, 2, 99, 5, 6, 7, 8, 9]
    #expect(try values(.max) == expected)
    store.commit(first)
    #expect(try values(.max) == expected)
    view.committed(first)
    #expect(try values(.max) == expected)
    #expect(try values(4) == Array(expected.prefix(4)))
    #expect(try values(6, descending: true) == Array(expected.reversed().prefix(6)))
    #expect(store.offset == 4)
  }

  @Test("a store of another generation, or a damaged one, is set aside with a warning") func setAside() throws {
    let path = Self.temporary()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let warnings = Warnings()
    func directory(generation: UInt16) throws -> StateDirectory {
      try StateDirectory(
        path: path + "/state", memory: RocksMemory(bytes: 3 << 20),
        configuration: .init(generation: generation)
      ) { warnings.add($0) }
    }
    let old = try directory(generation: 1).open(.verify, partition: 3)
    old.commit(offset: 7)
    old.close()
    #expect(warnings.all.isEmpty)
    let kept = try directory(generation: 1).open(.verify, partition: 3)
    #expect(kept.offset == 7)
    kept.close()
    let name = path + "/state/verify-g1-v2-f3"
    for file in try FileManager.default.contentsOfDirectory(atPath: name) where file.hasPrefix("MANIFEST") {
      try Data("damaged".utf8).write(to: URL(fileURLWithPath: "\(name)/\(file)"))
    }
    let rebuilt = try directory(generation: 1).open(.verify, partition: 3)
    #expect(rebuilt.offset == nil)
    #expect(warnings.all.count == 1)
    rebuilt.close()
    let next = try directory(generation: 2).open(.verify, partition: 3)
    #expect(next.offset == nil)
    #expect(warnings.all.count == 2)
    next.close()
  }

  @Test("a partition's state is kept for a day after it left, however long it was here") func keepsWhatLeft() throws {
    let path = Self.temporary()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let directory = try StateDirectory(
      path: path + "/state", memory: RocksMemory(bytes: 3 << 20), configuration: .init()
    ) { _ in }
    // Keeps the database open.
    let staying = try directory.open(.index, partition: 0)
    defer { staying.close() }
    let leaving = try directory.open(.index, partition: 11)
    leaving.commit(offset: 7)
    leaving.close()
    func offset() throws -> Int64? {
      let store = try directory.open(.index, partition: 11)
      defer { store.close() }
      return store.offset
    }
    try directory.keep(.index, partitions: [0, 11], now: 0)
    try directory.keep(.index, partitions: [0, 11], now: 500 * Self.hour)
    try directory.keep(.index, partitions: [0], now: 1_000 * Self.hour)
    try directory.keep(.index, partitions: [0], now: 1_024 * Self.hour)
    #expect(try offset() == 7)
    // Back for a moment: its day begins anew.
    try directory.keep(.index, partitions: [0, 11], now: 1_024 * Self.hour)
    try directory.keep(.index, partitions: [0], now: 1_030 * Self.hour)
    try directory.keep(.index, partitions: [0], now: 1_054 * Self.hour)
    #expect(try offset() == 7)
    try directory.keep(.index, partitions: [0], now: 1_055 * Self.hour)
    #expect(try offset() == nil)
  }
}

extension RocksStore {
  fileprivate func commit(offset: Int64) {
    var batch = StateBatch(number: 0)
    batch.offset = offset
    try? commit(batch)
  }
}
