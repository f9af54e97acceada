import Synchronization

/// A request to give up a commit. It counts until the commit itself begins, and never after.
final class Cancellation: Sendable {
  private enum State {
    case open
    case forbidden
    case cancelled
    case committing
  }

  private let state = Mutex(State.open)

  /// Forbids the commit, and lets go on what leads up to it; too late where it has begun.
  func forbidCommit() {
    state.withLock { if $0 == .open { $0 = .forbidden } }
  }

  /// Asks to give up at once; too late where the commit has begun.
  func cancel() {
    state.withLock { if $0 != .committing { $0 = .cancelled } }
  }

  /// Whether giving up at once was asked for.
  var isCancelled: Bool { state.withLock { $0 == .cancelled } }

  /// Whether there will be no commit.
  var isForbidden: Bool { state.withLock { $0 == .cancelled || $0 == .forbidden } }

  /// Passes the point of no return.
  ///
  /// - Returns: false where the commit was forbidden before.
  func beginCommit() -> Bool {
    state.withLock {
      guard $0 == .open else { return false }
      $0 = .committing
      return true
    }
  }
}
