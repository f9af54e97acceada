/// Why a loop ended.
enum LoopEnd: Equatable, Sendable {
  /// It was told to stop, and everything in flight is committed.
  case drained
  /// It was told to stop, and what was in flight could not be committed in time. It is read again by whoever comes next.
  case drainTimedOut
  /// A client, or the local store, failed so that only starting anew helps.
  case failed(String)
}
