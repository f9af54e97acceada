/// What is known of a partition when its reading begins.
enum Location: Equatable, Sendable {
  /// It has just been assigned: the group has to be asked. What was published without its offsets counts where nobody has
  /// gone on meanwhile.
  case assigned(Unacknowledged?)
  /// It was ours all the time, and is read again; perhaps because the broker no longer has the offset that came next.
  case held(LocatedOffsets, isDisplaced: Bool)

  /// Whether the broker may not have the offset that comes next.
  var isUncertain: Bool { if case .held(_, isDisplaced: false) = self { false } else { true } }

  /// The offsets, as far as the group decides.
  ///
  /// - Parameter committed: the group's committed offset of a partition that has just been assigned.
  func offsets(committed: Int64?) -> LocatedOffsets {
    switch self {
    case .held(let offsets, _): return offsets
    case .assigned(let unacknowledged):
      let resumed = unacknowledged?.resume(committed: committed)
      return LocatedOffsets(committed: committed, done: resumed ?? committed, isUnacknowledged: resumed != nil)
    }
  }
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
