import Foundation

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
    private static let chosen = ProcessInfo.processInfo.environment["WINNOW_FAULT_POINT"]
    private static let one = Int(ProcessInfo.processInfo.environment["WINNOW_FAULT_ONE_IN"] ?? "") ?? 1

    /// Ends the process as kill -9 would, if this is the point that `WINNOW_FAULT_POINT` names, once in
    /// `WINNOW_FAULT_ONE_IN` times.
    func reach() {
      if FaultPoint.chosen == rawValue, Int.random(in: 0..<max(1, FaultPoint.one)) == 0 { kill(getpid(), SIGKILL) }
    }
  #else
    /// Nothing.
    @inline(__always)
    func reach() {}
  #endif
}
