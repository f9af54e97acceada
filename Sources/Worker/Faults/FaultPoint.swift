import Foundation
import Synchronization

/// Points in a batch's way at which a fault test may end the process. In a build without `WINNOW_FAULTS` they are
/// nothing.
enum FaultPoint: String {
  /// The outputs were handed over.
  case produced
  /// The outputs are with the broker, the offsets not committed.
  case beforeCommit
  /// The offsets are committed, the state not stored.
  case afterCommit
  /// The state is stored.
  case stored
  /// A revocation begins.
  case revoked

  #if WINNOW_FAULTS
    /// What `WINNOW_FAULT_POINT` says: `NAME:N`, the point and the how many-th time.
    private static let chosen: (name: Substring, times: Int)? = {
      let parts = ProcessInfo.processInfo.environment["WINNOW_FAULT_POINT"]?.split(separator: ":") ?? []
      return parts.count == 2 ? Int(parts[1]).map { (parts[0], $0) } : nil
    }()
    private static let reached = Atomic(0)

    /// Ends the process as kill -9 would, if this is the point and the time.
    func reach() {
      guard let chosen = FaultPoint.chosen, chosen.name == rawValue else { return }
      if FaultPoint.reached.add(1, ordering: .relaxed).newValue == chosen.times { kill(getpid(), SIGKILL) }
    }
  #else
    /// Nothing.
    @inline(__always)
    func reach() {}
  #endif
}
