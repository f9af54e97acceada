import Dispatch
import Foundation
import Kafka
import Logging
import Synchronization
import Testing

@testable import Worker

/// What is known of the records of a batch that is through is forgotten where work goes on, not beside it.
@Suite struct FinishedBatchTests {
  /// Notes whether it is told of a finished batch in the middle of work.
  private final class WatchfulWork: StageWork {
    private let isWorking = Atomic(false)
    private let batches = Atomic(0)
    let told = Atomic(0)
    let toldWhileWorking = Atomic(0)
    let finished = Atomic<Int64>(0)

    func locate(_ partitions: [Int32: LocatedOffsets], unless: () -> Bool) -> [Int32: PartitionProgress] {
      partitions.mapValues { .stateless($0, fallback: .beginning) }
    }

    func work(
      on batch: Batch, _ order: WorkOrder, unless isCancelled: @escaping @Sendable () -> Bool
    ) -> (worked: WorkedBatch, left: Batch) {
      isWorking.store(true, ordering: .sequentiallyConsistent)
      // From the second batch on there is one to be told of; nobody may tell while this waits.
      let before = told.load(ordering: .sequentiallyConsistent)
      if batches.add(1, ordering: .relaxed).oldValue > 0 {
        _ = wait(seconds: 0.3) { told.load(ordering: .sequentiallyConsistent) > before }
      }
      isWorking.store(false, ordering: .sequentiallyConsistent)
      var worked = WorkedBatch()
      worked.places = batch.records.map(WorkOrder.Place.init(of:))
      worked.next = batch.next
      return (worked, Batch())
    }

    func finished(below offsets: [Int32: Int64]) {
      finished.store(offsets[0] ?? 0, ordering: .sequentiallyConsistent)
      told.add(1, ordering: .sequentiallyConsistent)
      if isWorking.load(ordering: .sequentiallyConsistent) {
        toldWhileWorking.add(1, ordering: .sequentiallyConsistent)
      }
    }

    func restore(_ batch: Batch) {}
    var storeBytes: Int { 0 }
    func close() {}
  }

  private struct WillingCommitter: Committer {
    func commit(_ batch: WorkedBatch, of metadata: GroupMetadata?, unless cancelled: Cancellation) -> CommitOutcome {
      .committed
    }
  }

  @Test func `a batch is finished between batches in work`() throws {
    let cluster = try MockCluster()
    try cluster.createTopic("pages", partitions: 1)
    try PageFeeder(cluster.bootstrap, topic: "pages", partitions: 1).feed(0..<6)
    let stop = Mutex<DispatchTime?>(nil)
    let work = WatchfulWork()
    let around = StageLoop.Surroundings(
      stage: .extract, topic: "pages", bounds: BatchBounds(entries: 1, bytes: 1 << 20, milliseconds: 10),
      metrics: Metrics(), log: Logger(label: "worker"), status: StageStatus(.extract),
      stopDeadline: { stop.withLock { $0 } }, assemble: { _ in })
    let bootstrap = cluster.bootstrap
    let thread = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      defer { thread.signal() }
      guard let consumer = try? Consumer(bootstrap: bootstrap, group: "g", properties: ClientProperties()) else {
        return
      }
      _ = StageLoop(around, consumer: consumer, committer: WillingCommitter(), work: work).run()
    }
    #expect(wait(seconds: 60) { work.finished.load(ordering: .sequentiallyConsistent) == 6 })
    stop.withLock { $0 = .now() + 10 }
    thread.wait()
    #expect(work.told.load(ordering: .sequentiallyConsistent) > 2)
    #expect(work.toldWhileWorking.load(ordering: .sequentiallyConsistent) == 0)
  }
}
