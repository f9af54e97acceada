import Dispatch
import Duplicates
import Foundation
import Kafka
import Testing

@testable import Worker

/// What hangs beside the polling thread must show: a watchdog that is told of turns alone never barks.
@Suite struct StandstillTests {
  /// Where a stage hangs.
  enum Place: CaseIterable, Sendable {
    case page
    case restore
    case records
    case opening
  }

  /// Holds up whoever comes to it, until it is opened.
  private final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    let place: Place

    init(_ place: Place) { self.place = place }

    func pass(_ here: Place) {
      guard here == place else { return }
      semaphore.wait()
      semaphore.signal()
    }

    func open() { semaphore.signal() }
  }

  private final class GatedPages: PageStage {
    private let echo: EchoStage
    private let gate: Gate

    init(_ topics: EchoTopics, _ gate: Gate) {
      echo = EchoStage(topics: topics)
      self.gate = gate
    }

    func work(on record: Record, _ treatment: PageTreatment) -> PageOutput {
      gate.pass(.page)
      return echo.work(on: record, treatment)
    }
  }

  /// `@unchecked Sendable`: one lane at a time has it.
  private final class GatedPartition: PartitionStage, @unchecked Sendable {
    private let gate: Gate
    private let nothing = IndexStage(store: MemoryStore(), configuration: .init())
    private(set) var offset: Int64?
    let counts = DuplicateCounts()

    init(_ gate: Gate) { self.gate = gate }

    func fold(_ records: [SourceRecord]) { gate.pass(.restore) }

    func process(_ records: [SourceRecord], now: Int64) -> [StageOutput] {
      gate.pass(.records)
      return []
    }

    func advance(now: Int64) -> [StageOutput] { [] }
    func takeBatch() -> StateBatch { nothing.takeBatch() }
    func committed(_ batch: StateBatch) {}
  }

  @Test(arguments: Place.allCases) func `a stage that hangs is seen to stand still, and to go on after`(place: Place)
    throws
  {
    let gate = Gate(place)
    let cluster = try MockCluster()
    let topics = EchoTopics(prefix: "standstill.")
    let state = "\(topics.prefix)state"
    for topic in [topics.pages, topics.articles, topics.rejected, state] {
      try cluster.createTopic(topic, partitions: 1)
    }
    let producer = try Producer(bootstrap: cluster.bootstrap, properties: ClientProperties())
    for _ in 0..<2 { try producer.produce(OutputRecord(topic: state, partition: 0, key: [0], value: [1])) }
    try producer.flush(milliseconds: 10_000)
    // The first record was worked on before: it restores.
    let group = "\(topics.prefix)group"
    let consumer = try Consumer(bootstrap: cluster.bootstrap, group: "\(group).index", properties: ClientProperties())
    try consumer.commit([TopicPartition(state, 0): 1])
    try PageFeeder(cluster.bootstrap, topic: topics.pages, partitions: 1).feed(0..<1)

    var topology = topics.topology
    topology.partitionTopics = [state: .index]
    topology.makePageStage = { GatedPages(topics, gate) }
    topology.openPartition = { _ in
      gate.pass(.opening)
      return try PartitionTask(openStore: { MemoryStore() }, makeStage: { _ in GatedPartition(gate) })
    }
    // A lane for each stage, so that the one that hangs holds up no other.
    let worker = try RunningWorker(cluster.bootstrap, topology, group: group, delivery: .atLeastOnce) {
      $0.worker.threads = 4
    }
    let hanging: StageName = place == .page ? .extract : .index
    func still(_ stage: StageName) -> Double {
      worker.worker.stageStatuses.first { $0.stage == stage }?.secondsSinceAdvance ?? 0
    }
    #expect(wait(seconds: 60) { still(hanging) > 3 })
    gate.open()
    #expect(wait(seconds: 30) { still(hanging) < 1 })
    #expect(worker.finish(1))
    _ = try worker.stop()
  }
}
