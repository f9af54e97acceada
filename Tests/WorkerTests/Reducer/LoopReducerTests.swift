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

  @Test func `what time makes due is published again once what the broker refuses of it is left out`() throws {
    var loop = LoopReducer(
      bounds: BatchBounds(entries: 10, bytes: 1_000, milliseconds: 10, dueMilliseconds: 30))
    var now: Int64 = 0
    var orders: [WorkOrder] = []
    /// Carries the commands out: time makes something due whenever it is looked at.
    func feed(_ event: LoopEvent) {
      for command in loop.reduce(event, at: now) {
        switch command {
        case .locate(let number, _):
          feed(.located(number, [0: .stateful(LocatedOffsets(committed: 5, done: 5), stored: 5)]))
        case .work(let number, _, let order):
          orders.append(order)
          var worked = WorkedBatch()
          if order.dropsDue {
            worked.dropsDue = true
          } else {
            worked.due = order.due
            worked.outputs = [OutputRecord(topic: "flags")]
          }
          worked.offsets = [0: 5]
          feed(.worked(number, worked, left: Batch()))
        case .commit(let batch):
          feed(.settled(orders.count == 1 && !batch.outputs.isEmpty ? .refused(.forTests) : .committed))
        default: break
        }
      }
    }
    feed(.assigned([0]))
    for _ in 0..<40 {
      now += 50
      feed(.tick)
    }
    #expect(orders.prefix(3).map(\.dropsDue) == [false, true, false])
    #expect(orders.dropFirst(2).allSatisfy { !$0.dropsDue && $0.due == [0] })
    #expect(orders.count > 5)
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
