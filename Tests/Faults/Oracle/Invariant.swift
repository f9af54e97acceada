/// What must hold, whatever happens. A check that can fail for one of these names it, so that a run with a guard taken
/// out can tell whether the right one was seen to fail.
enum Invariant: Int, CaseIterable, Sendable {
  /// Every input offset ends as exactly one article or rejected record (exactly once), or as at least one, always of the
  /// same bytes (at least once).
  case outcome = 1
  /// The committed offset never passes unfinished work, and never goes back.
  case offsets
  /// The order of each partition is kept.
  case order
  /// Outputs are those of `winnow extract`.
  case bytes
  /// After a fault heals, a fresh page goes through in time, and lag returns to 0.
  case recovery
  /// Memory, descriptors and threads are flat, and within their limits.
  case usage
  /// consumed = articles + rejected + in flight in every metrics line.
  case figures
}
