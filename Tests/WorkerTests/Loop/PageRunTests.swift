import Dispatch
import Envelope
import Kafka
import Testing

@testable import Worker

struct PageRunTests {
  private static let topics = EchoTopics(prefix: "run.")

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

  private func work(_ bounds: WorkBounds, width: Int) -> PageWork {
    PageWork(
      Self.topics.topology, pool: WorkPool(lanes: width), bounds: bounds, fallback: .beginning, journal: nil,
      metrics: Metrics(), pulse: {})
  }

  @Test(arguments: [1, 2, 8]) func `when time is up the last pages are left, and at least one is done`(width: Int) {
    workAll(width: width, WorkBounds(seconds: 0, outputBytes: .max))
  }

  @Test(arguments: [1, 2, 8]) func `with outputs enough the last pages are left, and at least one is done`(width: Int) {
    workAll(width: width, WorkBounds(seconds: 600, outputBytes: 1))
  }

  private func workAll(width: Int, _ bounds: WorkBounds) {
    let work = work(bounds, width: width)
    var batch = Self.batch(500)
    var offsets: [Int32: [Int64]] = [:]
    var rounds = 0
    while !batch.isEmpty {
      let (worked, left) = work.work(on: batch, WorkOrder(), unless: { false })
      #expect(worked.places.count + left.count == batch.count && !worked.places.isEmpty)
      #expect(worked.outputs.count == worked.places.count)
      for place in worked.places { offsets[place.partition, default: []].append(place.offset) }
      for (partition, next) in worked.next { #expect(next == offsets[partition]!.last! + 1) }
      batch = left
      rounds += 1
      guard !worked.places.isEmpty else { return }
    }
    // Each lane begins at most one page more than the first.
    #expect(rounds >= 500 / (width + 1))
    for (_, offsets) in offsets { #expect(offsets == Array(0..<Int64(offsets.count))) }
    #expect(offsets.values.reduce(0) { $0 + $1.count } == 500)
  }

  @Test func `all are done where there is time, and none is begun that does not count`() {
    let work = work(WorkBounds(seconds: 600, outputBytes: .max), width: 2)
    let (worked, left) = work.work(on: Self.batch(500), WorkOrder(), unless: { false })
    #expect(worked.places.count == 500 && left.isEmpty)
    let (begun, rest) = work.work(on: Self.batch(500), WorkOrder(), unless: { true })
    #expect(begun.places.count <= 2 && begun.places.count + rest.count == 500)
  }
}
