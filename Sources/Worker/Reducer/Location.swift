/// What is known of a partition when its reading begins.
enum Location: Equatable, Sendable {
  /// It has just been assigned: the group has to be asked. What was published without its offsets counts where nobody has
  /// gone on meanwhile.
  case assigned(Unacknowledged?)
  /// It was ours all the time, and is read again.
  case held(committed: Int64?, done: Int64?)
  /// It was ours all the time, and the broker no longer has the offset that came next.
  case displaced(committed: Int64?, done: Int64?)
}

/// What was published when the group took no offsets, because it was on its way to another generation (at-least-once
/// only). Where the partition comes back with nothing done by others, it goes on after that.
struct Unacknowledged: Equatable, Sendable {
  /// The group's committed offset before.
  var committed: Int64?
  /// The offset after what was published.
  var next: Int64

  /// Where to go on, if the group's offset is still where it was.
  func resume(committed now: Int64?) -> Int64? { now == committed ? next : nil }
}
