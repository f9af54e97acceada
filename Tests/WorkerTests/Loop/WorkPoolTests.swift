import Envelope
import Kafka
import Testing

@testable import Worker

struct WorkPoolTests {
  private static let topics = EchoTopics(prefix: "pool.")

  private static func batch(_ count: Int) -> Batch {
    var batch = Batch()
    for number in 0..<count {
      batch.append(
        Record(
          source: TopicPartition(topics.pages, Int32(number % 3)), offset: Int64(number / 3), timestamp: 0, key: nil,
          value: [1], headers: []))
    }
    return batch
  }

  private static let plenty = WorkBounds(deadline: .now + .seconds(600), outputBytes: .max)

  @Test(arguments: [1, 2, 8]) func `when time is up the last pages are left, and at least one is done`(width: Int)
    throws
  {
    try workAll(width: width, WorkBounds(deadline: .now, outputBytes: .max))
  }

  @Test(arguments: [1, 2, 8]) func `with outputs enough the last pages are left, and at least one is done`(width: Int)
    throws
  {
    try workAll(width: width, WorkBounds(deadline: .now + .seconds(600), outputBytes: 1))
  }

  private func workAll(width: Int, _ bounds: WorkBounds) throws {
    let pool = WorkPool(width: width, topology: Self.topics.topology, journal: nil, pulse: {})
    var batch = Self.batch(500)
    var offsets: [TopicPartition: [Int64]] = [:]
    var rounds = 0
    while !batch.isEmpty {
      let results = try pool.work(
        on: batch.records, assignment: Assignment(), treatments: [:], at: .now, bounds: bounds)
      let indices = Set(results.flatMap(\.task.records))
      #expect(!indices.isEmpty && indices == Set(0..<indices.count))
      let (done, left) = batch.parted(indices)
      #expect(done.records.count + left.records.count == batch.records.count)
      #expect(done.byteCount + left.byteCount == batch.byteCount)
      for record in done.records { offsets[record.source, default: []].append(record.offset) }
      for (partition, next) in done.next { #expect(next == offsets[partition]!.last! + 1) }
      batch = left
      rounds += 1
      guard !indices.isEmpty else { return }
    }
    // Each lane begins at most one page more than the first.
    #expect(rounds >= 500 / (width + 1))
    for (_, offsets) in offsets { #expect(offsets == Array(0..<Int64(offsets.count))) }
    #expect(offsets.values.reduce(0) { $0 + $1.count } == 500)
  }

  @Test func `all are done where there is time`() throws {
    let pool = WorkPool(width: 2, topology: Self.topics.topology, journal: nil, pulse: {})
    let batch = Self.batch(500)
    let results = try pool.work(
      on: batch.records, assignment: Assignment(), treatments: [:], at: .now, bounds: Self.plenty)
    #expect(results.flatMap(\.task.records) == Array(0..<500))
    #expect(batch.parted(Set(0..<500)).left.isEmpty)
  }
}
