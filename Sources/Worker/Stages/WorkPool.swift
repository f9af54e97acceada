import Dispatch
import Foundation

/// The cores that the loops of all stages share: as many pieces of work run at a time as there are lanes, whichever loop
/// they belong to.
final class WorkPool: Sendable {
  /// Pieces of work at a time.
  let lanes: Int
  private let permits: DispatchSemaphore

  /// - Parameter lanes: 0 takes the number of cores.
  init(lanes: Int) {
    self.lanes = lanes > 0 ? lanes : ProcessInfo.processInfo.activeProcessorCount
    permits = DispatchSemaphore(value: self.lanes)
  }

  /// Works on one piece as soon as a lane is free.
  func run<Result>(_ work: () throws -> Result) rethrows -> Result {
    permits.wait()
    defer { permits.signal() }
    return try work()
  }
}
