/// What stages of duplicate detection did since they were opened, replays apart.
public struct DuplicateCounts: Equatable, Sendable {
  /// Keys inserted into the index, those that came again included.
  public var keys = 0
  /// Pairs of articles named for their shared keys, once for each partition that names them.
  public var candidates = 0
  /// Inserts whose bucket holds as many texts within the window as are compared, or more.
  public var overflows = 0
  /// Pairs for which the earlier article's owner was asked.
  public var requests = 0
  /// Pairs of articles compared.
  public var comparisons = 0
  /// Pairs that became known as duplicates.
  public var matches = 0
  /// Internal records that could not be read and were passed over.
  public var malformed = 0
  /// Flags published, by status (`unique`, `exact`, `near`).
  public var flags: [String: Int] = [:]

  /// Makes counts of zero.
  public init() {}

  /// Adds other counts to these.
  public mutating func add(_ other: DuplicateCounts) { combine(other, +) }

  /// What was counted since there were other counts.
  public func since(_ before: DuplicateCounts) -> DuplicateCounts {
    var difference = self
    difference.combine(before, -)
    return difference
  }

  private mutating func combine(_ other: DuplicateCounts, _ operation: (Int, Int) -> Int) {
    keys = operation(keys, other.keys)
    candidates = operation(candidates, other.candidates)
    overflows = operation(overflows, other.overflows)
    requests = operation(requests, other.requests)
    comparisons = operation(comparisons, other.comparisons)
    matches = operation(matches, other.matches)
    malformed = operation(malformed, other.malformed)
    flags.merge(other.flags, uniquingKeysWith: operation)
  }
}
