import Foundation
import Synchronization
import Worker

/// A worker in a thread of its own.
final class RunningWorker: Sendable {
  private let worker: Worker
  private let finished = DispatchSemaphore(value: 0)
  private let outcome = Mutex<Result<WorkerEnd, WorkerError>?>(nil)

  /// Starts it.
  init(_ worker: Worker) {
    self.worker = worker
    Thread { [self] in
      let result = Result { () throws(WorkerError) in try worker.run() }
      outcome.withLock { $0 = result }
      finished.signal()
    }.start()
  }

  /// Why it has ended although nobody stopped it, if so.
  var failure: Failure? {
    outcome.withLock { if case .failure(let error)? = $0 { Failure(error) } else { nil } }
  }

  /// Whether all of its stages have their partitions.
  var isReady: Bool { worker.isReady }

  /// Tells it to stop, and waits until it has drained.
  func stop() throws(Failure) {
    worker.stop()
    finished.wait()
    switch outcome.withLock({ $0 }) {
    case .success(.undrained(let reason)): throw Failure(.temporary, reason)
    case .failure(let error): throw Failure(error)
    case .success(.drained), nil: break
    }
  }
}
