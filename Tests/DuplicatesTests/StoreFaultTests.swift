import Foundation
import TestDisk
import Testing

@testable import Duplicates
@testable import Simulation

@Suite("Faults of the store on disk", .serialized)
struct StoreFaultTests {
  private static let memory = RocksMemory(bytes: 768 << 10)

  private static func temporary() throws -> String {
    let path = NSTemporaryDirectory() + "winnow-faults-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// Batch number so and so: fifty entries that do not compress.
  private static func batch(_ number: Int) -> StateBatch {
    var random = SeededGenerator(seed: UInt64(number))
    var batch = StateBatch(number: number)
    batch.offset = Int64(number)
    for bucket in 0..<50 {
      let value = (0..<1_000).map { _ in UInt8.random(in: 0...255, using: &random) }
      batch.changes[StateGroup(bucket: UInt64(bucket)), default: .init()][[UInt8(number >> 8), UInt8(number & 255)]] =
        .put(value, arrival: 0)
    }
    return batch
  }

  private static func entries(_ store: RocksStore) throws -> Int {
    try (0..<50 as Range<UInt64>).reduce(0) {
      try $0
        + store.entries(of: StateGroup(bucket: $1), from: [], upTo: [0xFF, 0xFF], limit: .max, descending: false).count
    }
  }

  @Test(
    "a full disk refuses a batch, which succeeds once there is room; nothing is lost",
    .enabled(if: SmallFileSystem.isPossible, "needs the right to mount a file system"))
  func diskFull() throws {
    let disk = try SmallFileSystem(megabytes: 24)
    defer { disk.unmount() }
    let ballast = disk.path + "/ballast"
    try Data(count: 12 << 20).write(to: URL(fileURLWithPath: ballast))
    let directory = try StateDirectory(path: disk.path + "/state", memory: Self.memory, configuration: .init()) {
      Issue.record("\($0)")
    }
    let store = try directory.open(.index, partition: 0)
    var written = 0
    var refusal: StoreError?
    while refusal == nil, written < 600 {
      do {
        try store.commit(Self.batch(written))
        written += 1
      } catch let error as StoreError {
        refusal = error
      }
    }
    guard case .diskFull? = refusal else {
      Issue.record("\(written) batches, then \(String(describing: refusal))")
      return
    }
    #expect(store.isUsable)
    #expect(store.offset == Int64(written - 1))
    try FileManager.default.removeItem(atPath: ballast)
    var isWritten = false
    for _ in 0..<60 where !isWritten {
      do {
        try store.commit(Self.batch(written))
        isWritten = true
      } catch StoreError.diskFull {
        usleep(500_000)
      }
    }
    #expect(isWritten)
    #expect(try Self.entries(store) == 50 * (written + 1))
    store.close()
    let again = try directory.open(.index, partition: 0)
    // What a store has on disk may be behind, and is all of what its offset says.
    let offset = try #require(again.offset)
    #expect(offset <= Int64(written))
    #expect(try Self.entries(again) == 50 * Int(offset + 1))
    again.close()
  }

  @Test("a database whose tables were overwritten is found out when it is read, set aside and begun anew")
  func damagedTables() throws {
    let path = try Self.temporary()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let warnings = Warnings()
    let directory = try StateDirectory(path: path, memory: Self.memory, configuration: .init()) { warnings.add($0) }
    let store = try directory.open(.index, partition: 0)
    for number in 0..<40 { try store.commit(Self.batch(number)) }
    store.close()
    let name = path + "/index-g1-v2-f3"
    for file in try FileManager.default.contentsOfDirectory(atPath: name) where file.hasSuffix(".sst") {
      let handle = try FileHandle(forUpdating: URL(fileURLWithPath: "\(name)/\(file)"))
      for offset in stride(from: 100, to: 4_000, by: 500) {
        try handle.seek(toOffset: UInt64(offset))
        try handle.write(contentsOf: Data([0xDE, 0xAD, 0xBE, 0xEF]))
      }
      try handle.close()
    }
    let damaged = try directory.open(.index, partition: 0)
    // Small tables are read when they are opened: then the damage is found at once.
    if warnings.all.isEmpty {
      #expect { try Self.entries(damaged) } throws: {
        if case StoreError.corrupt = $0 { true } else { false }
      }
      #expect(!damaged.isUsable)
    }
    damaged.close()
    let rebuilt = try directory.open(.index, partition: 0)
    #expect(warnings.all.count == 1, "\(warnings.all)")
    #expect(rebuilt.offset == nil)
    #expect(rebuilt.isUsable)
    try rebuilt.commit(Self.batch(0))
    rebuilt.close()
  }
}
