import Dispatch
import Duplicates
import Foundation
import Kafka
import Synchronization
import Testing

@testable import Worker

struct LoopReducerTests {
  /// The committed offset never passes unfinished work, nothing is committed for a lost partition, order is kept, every
  /// record that is taken is settled once, and when the faults end everything gets out.
  ///
  /// `WINNOW_TEST_INTERLEAVINGS=100000` plays more of them.
  @Test func `interleavings of events by chance break nothing`() {
    let count = Int(ProcessInfo.processInfo.environment["WINNOW_TEST_INTERLEAVINGS"] ?? "") ?? 20_000
    let faults = Mutex<[String]>([])
    let width = 64
    DispatchQueue.concurrentPerform(iterations: width) { lane in
      for seed in stride(from: lane, to: count, by: width) {
        var loop = ModelLoop(seed: UInt64(seed))
        let found = loop.play(steps: 40 + seed % 80)
        if !found.isEmpty { faults.withLock { $0.append("seed \(seed): \(found[0])") } }
        if faults.withLock({ $0.count > 5 }) { return }
      }
    }
    let found = faults.withLock { $0 }
    #expect(found.isEmpty, "\(found.prefix(6).joined(separator: "; "))")
  }
}

extension KafkaError {
  /// Some error: that of a topic without a name.
  static let forTests: KafkaError = {
    do {
      let producer = try Producer(bootstrap: "127.0.0.1:1", properties: ClientProperties())
      try producer.produce(OutputRecord(topic: "", value: [UInt8](repeating: 0, count: 2_000_000)))
    } catch let error as KafkaError {
      return error
    } catch {}
    preconditionFailure("a producer took a record of two megabytes")
  }()
}
