import Dispatch
import Synchronization

/// Prints a metrics line at every interval, and a last one when it is stopped.
///
/// The lines go to a `print` of the caller's choosing, one at a time.
public final class MetricsReporter: Sendable {
  private let metrics: Metrics
  private let intervalSeconds: Double
  private let print: @Sendable (MetricsLine) -> Void
  private let queue = DispatchQueue(label: "winnow.metrics")
  private let stopped = Atomic(false)

  /// Starts printing.
  ///
  /// - Parameters:
  ///   - metrics: The figures.
  ///   - intervalSeconds: The time between two lines; 0 prints only the last.
  ///   - print: What is done with a line.
  public init(
    _ metrics: Metrics, intervalSeconds: Double, print: @escaping @Sendable (MetricsLine) -> Void
  ) {
    self.metrics = metrics
    self.intervalSeconds = intervalSeconds
    self.print = print
    if intervalSeconds > 0 { schedule(at: .now() + intervalSeconds) }
  }

  private func schedule(at deadline: DispatchTime) {
    queue.asyncAfter(deadline: deadline) { [weak self] in
      guard let self, !stopped.load(ordering: .acquiring) else { return }
      print(metrics.line(at: .now))
      schedule(at: deadline + intervalSeconds)
    }
  }

  /// Prints the last line, and none after it. Only the first call counts.
  public func stop() {
    guard !stopped.exchange(true, ordering: .acquiringAndReleasing) else { return }
    queue.sync { print(metrics.line(at: .now, final: true)) }
  }
}
