import Synchronization

/// A request to give up a commit. It counts until the commit itself begins; after that only what follows the commit is
/// given up.
final class Cancellation: Sendable {
  private enum State {
    case open
    case forbidden
    case cancelled
    case committing
  }

  private let state = Mutex(State.open)
  private let wanted = Atomic(false)

  /// Forbids the commit, and lets go on what leads up to it; too late where it has begun.
  func forbidCommit() {
    state.withLock { if $0 == .open { $0 = .forbidden } }
  }

  /// Asks to give up at once; too late for the commit where it has begun.
  func cancel() {
    wanted.store(true, ordering: .relaxed)
    state.withLock { if $0 != .committing { $0 = .cancelled } }
  }

  /// Whether giving up was asked for, in time for the commit or not.
  var isWanted: Bool { wanted.load(ordering: .relaxed) }

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
