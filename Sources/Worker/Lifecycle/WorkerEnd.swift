/// How a worker ended that was told to stop.
public enum WorkerEnd: Sendable {
  /// Everything in flight is committed.
  case drained
  /// Time ran out, or no broker took it: what was in flight is read again by whoever comes next.
  case undrained(String)
}
