import Synchronization

/// A request to give up a commit. It counts until the commit itself begins, and never after.
final class Cancellation: Sendable {
  private enum State {
    case open, cancelled, committing
  }

  private let state = Mutex(State.open)

  /// Asks to give up; too late where the commit has begun.
  func cancel() {
    state.withLock { if $0 == .open { $0 = .cancelled } }
  }

  /// Whether giving up was asked for in time.
  var isCancelled: Bool { state.withLock { $0 == .cancelled } }

  /// Passes the point of no return.
  ///
  /// - Returns: false where giving up was asked for before: nothing may be committed.
  func beginCommit() -> Bool {
    state.withLock {
      guard $0 == .open else { return false }
      $0 = .committing
      return true
    }
  }
}
