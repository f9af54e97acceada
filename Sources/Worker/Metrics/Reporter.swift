import Dispatch
import Synchronization

/// Reports at every interval, and a last time when it is stopped, one report at a time.
public final class Reporter: Sendable {
  private let intervalSeconds: Double
  private let report: @Sendable (_ isLast: Bool) -> Void
  private let queue = DispatchQueue(label: "winnow.report")
  private let stopped = Atomic(false)

  /// Starts reporting.
  ///
  /// - Parameters:
  ///   - intervalSeconds: The time between two reports; 0 makes only the last.
  ///   - report: What is done.
  public init(every intervalSeconds: Double, _ report: @escaping @Sendable (_ isLast: Bool) -> Void) {
    self.intervalSeconds = intervalSeconds
    self.report = report
    if intervalSeconds > 0 { schedule(at: .now() + intervalSeconds) }
  }

  private func schedule(at deadline: DispatchTime) {
    queue.asyncAfter(deadline: deadline) { [weak self] in
      guard let self, !stopped.load(ordering: .acquiring) else { return }
      report(false)
      schedule(at: deadline + intervalSeconds)
    }
  }

  /// Makes the last report, and none after it. Only the first call counts.
  public func stop() {
    guard !stopped.exchange(true, ordering: .acquiringAndReleasing) else { return }
    queue.sync { report(true) }
  }
}
