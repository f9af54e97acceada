import Duplicates
import Simulation

@testable import Worker

/// The part of a broker and its group that a loop can see, without time and threads: partitions of records and markers,
/// committed offsets, and a generation.
struct ModelBroker {
  /// What each offset of a partition holds: a record, or a marker that readers do not see.
  private(set) var logs: [[Bool]]
  private(set) var committed: [Int32: Int64] = [:]
  /// How often each record was published.
  private(set) var published: [[Int]]
  /// Raised whenever partitions change hands.
  var generation = 0
  /// The partitions that are the loop's; nobody else's commits count for them.
  var owned: Set<Int32> = []
  /// What went wrong.
  private(set) var faults: [String] = []

  init(partitions: Int, length: Int, random: inout SeededGenerator) {
    logs = (0..<partitions).map { _ in
      (0..<Int.random(in: 0...length, using: &random)).map { _ in Int.random(in: 0..<6, using: &random) > 0 }
    }
    published = logs.map { [Int](repeating: 0, count: $0.count) }
  }

  mutating func fault(_ text: String) { if faults.count < 10 { faults.append(text) } }

  /// The place of the first record from an offset on; nil at the end.
  func next(_ partition: Int32, from offset: Int64) -> Int64? {
    let log = logs[Int(partition)]
    return log.indices.suffix(from: min(Int(offset), log.count)).first { log[$0] }.map { Int64($0) }
  }

  func end(_ partition: Int32) -> Int64 { Int64(logs[Int(partition)].count) }

  /// Publishes records, and commits offsets if they are given.
  mutating func commit(_ places: [WorkOrder.Place], offsets: [Int32: Int64]?, mayRepeat: Bool) {
    for place in places {
      let (partition, offset) = (Int(place.partition), Int(place.offset))
      published[partition][offset] += 1
      if published[partition][offset] > 1, !mayRepeat { fault("\(partition)/\(offset) was published twice") }
      // In order: everything before it is out.
      let isHole = { [logs, published] in logs[partition][$0] && published[partition][$0] == 0 }
      if let hole = (0..<offset).first(where: isHole) {
        fault("\(partition)/\(offset) was published before \(hole)")
      }
    }
    for (partition, offset) in offsets ?? [:] {
      if !owned.contains(partition) { fault("an offset was committed for \(partition), which is lost") }
      if offset < committed[partition] ?? 0 { fault("the offset of \(partition) went back to \(offset)") }
      for below in 0..<Int(offset) where logs[Int(partition)][below] && published[Int(partition)][below] == 0 {
        fault("the committed offset \(offset) of \(partition) passes \(below), which is not out")
      }
      committed[partition] = offset
    }
  }

  /// Other workers go on with a partition.
  mutating func workElsewhere(_ partition: Int32, records: Int) {
    var offset = committed[partition] ?? 0
    for _ in 0..<records {
      guard let next = next(partition, from: offset) else { break }
      published[Int(partition)][Int(next)] += 1
      offset = next + 1
    }
    if offset > 0 { committed[partition] = offset }
  }

  /// Whether every record is out and every offset committed up to the last record.
  var isDone: Bool {
    logs.indices.allSatisfy { index in
      logs[index].indices.allSatisfy { !logs[index][$0] || published[index][$0] > 0 }
        && next(Int32(index), from: committed[Int32(index)] ?? 0) == nil
    }
  }
}
