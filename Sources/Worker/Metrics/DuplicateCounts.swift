/// What duplicate detection did, in the index and verify stages together.
public struct DuplicateCounts: Equatable, Sendable {
  /// Keys inserted into the index, those that came again included.
  public var keys = 0
  /// Candidates: pairs of articles that one keys record was found to share keys with.
  public var candidates = 0
  /// Inserts whose bucket held more earlier articles than are compared.
  public var overflows = 0
  /// Pairs of articles compared.
  public var comparisons = 0
  /// Comparisons that found a duplicate.
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
  func since(_ before: DuplicateCounts) -> DuplicateCounts {
    var difference = self
    difference.combine(before, -)
    return difference
  }

  private mutating func combine(_ other: DuplicateCounts, _ operation: (Int, Int) -> Int) {
    keys = operation(keys, other.keys)
    candidates = operation(candidates, other.candidates)
    overflows = operation(overflows, other.overflows)
    comparisons = operation(comparisons, other.comparisons)
    matches = operation(matches, other.matches)
    malformed = operation(malformed, other.malformed)
    flags.merge(other.flags, uniquingKeysWith: operation)
  }
}
