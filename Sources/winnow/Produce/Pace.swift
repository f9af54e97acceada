import Foundation

/// Lets at most so many elements through a second, evenly.
final class Pace {
  private let interval: Double
  private var next = DispatchTime.now()

  /// - Parameter perSecond: The rate; 0 for no limit.
  init(perSecond: Int) {
    interval = perSecond > 0 ? 1 / Double(perSecond) : 0
  }

  /// Waits until the next element may go.
  func wait() {
    guard interval > 0 else { return }
    let now = DispatchTime.now()
    if now < next {
      Thread.sleep(forTimeInterval: Double(next.uptimeNanoseconds - now.uptimeNanoseconds) * 1e-9)
    }
    next = max(now, next) + interval
  }
}
