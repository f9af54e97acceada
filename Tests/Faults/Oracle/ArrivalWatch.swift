import Foundation
import Kafka
import Synchronization

/// Reads a topic as a consumer does, committed records only, and notes when records come.
final class ArrivalWatch: Sendable {
  private let arrivals: Mutex<[[ContinuousClock.Instant]]>
  private let isOver = Atomic(false)
  private let ended = DispatchSemaphore(value: 0)

  /// Begins with the first record.
  init(_ broker: any Broker, topic: String, partitions: Int) throws {
    arrivals = Mutex([[ContinuousClock.Instant]](repeating: [], count: partitions))
    let properties = broker.clientProperties.merging(["fetch.wait.max.ms": "50"]) { $1 }
    let consumer = try Consumer(bootstrap: broker.bootstrap, group: "watch", properties: ClientProperties(properties))
    let all = (0..<Int32(partitions)).map { (TopicPartition(topic, $0), StartOffset.beginning) }
    try consumer.assign(Dictionary(uniqueKeysWithValues: all))
    Thread.detachNewThread { [self] in
      while !isOver.load(ordering: .relaxed) {
        let event = (try? consumer.poll(milliseconds: 50)) ?? nil
        guard case .record(let record)? = event else { continue }
        arrivals.withLock { $0[Int(record.source.partition)].append(.now) }
      }
      consumer.close()
      ended.signal()
    }
  }

  /// Waits until nothing has come for so long, in any partition.
  func awaitSilence(seconds: Double) {
    let start = ContinuousClock.now
    for _ in 0..<600 {
      let last = arrivals.withLock { $0.compactMap(\.last).max() } ?? start
      if last + .seconds(seconds) < .now { return }
      usleep(100_000)
    }
  }

  /// When the first record after a moment came, in each partition; nil where one has none in time.
  func firstArrivals(after start: ContinuousClock.Instant, within seconds: Int) -> [ContinuousClock.Instant]? {
    while ContinuousClock.now < start + .seconds(seconds) {
      let first = arrivals.withLock { $0.map { $0.first { $0 > start } } }
      let found = first.compactMap { $0 }
      if found.count == first.count { return found }
      usleep(20_000)
    }
    return nil
  }

  /// Stops reading.
  func stop() {
    isOver.store(true, ordering: .relaxed)
    ended.wait()
  }
}
