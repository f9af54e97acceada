import Foundation
import Kafka
import Logging
import Synchronization

@testable import Worker

/// A worker in a thread of its own.
final class RunningWorker: Sendable {
  let worker: Worker
  let metrics = Metrics()
  private let end = Mutex<Result<WorkerEnd, WorkerError>?>(nil)
  private let finished = DispatchSemaphore(value: 0)

  init(
    _ bootstrap: String, _ topology: Topology, group: String, delivery: Configuration.Worker.Delivery,
    change: (inout Configuration) -> Void = { _ in }
  ) throws {
    var configuration = Configuration()
    configuration.broker.bootstrapServers = [bootstrap]
    configuration.broker.consumerProperties["fetch.wait.max.ms"] = "50"
    configuration.worker.group = group
    configuration.worker.delivery = delivery
    configuration.worker.batchRecords = 50
    configuration.worker.batchMilliseconds = 50
    configuration.worker.sessionTimeoutSeconds = 6
    configuration.worker.transactionTimeoutSeconds = 10
    configuration.worker.drainSeconds = 10
    change(&configuration)
    var log = Logger(label: "worker")
    log.logLevel = .warning
    worker = try Worker(configuration: configuration, topology: topology, metrics: metrics, log: log)
    let thread = Thread { [self] in
      let result = Result { () throws(WorkerError) in try worker.run() }
      end.withLock { $0 = result }
      finished.signal()
    }
    thread.start()
  }

  /// Figures now.
  var pages: MetricsLine.Pages { metrics.line(at: .now).pages }

  /// Waits until that many pages are done, or for so long.
  func finish(_ count: Int, seconds: Double = 30) -> Bool {
    wait(seconds: seconds) { pages.articles + pages.rejected >= count }
  }

  /// Asks the worker to stop and waits for its end.
  func stop() throws -> WorkerEnd {
    worker.stop()
    return try awaitEnd(seconds: 30)
  }

  /// Waits until it ends.
  func awaitEnd(seconds: Double) throws -> WorkerEnd {
    guard finished.wait(timeout: .now() + seconds) == .success else { throw TimedOut() }
    finished.signal()
    return try end.withLock { $0! }.get()
  }

  struct TimedOut: Error {}
}

/// Waits for a condition.
func wait(seconds: Double, until condition: () throws -> Bool) rethrows -> Bool {
  let deadline = DispatchTime.now() + seconds
  while DispatchTime.now() < deadline {
    if try condition() { return true }
    usleep(20_000)
  }
  return try condition()
}
