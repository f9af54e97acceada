/// What a verify stage did since it was opened, replays apart.
public struct VerifyCounts: Equatable, Sendable {
  /// Records worked on.
  public var records = 0
  /// Records whose bytes are no record of this specVersion; they were passed over.
  public var malformed = 0
  /// Pairs of articles for which the earlier one's owner was asked.
  public var requests = 0
  /// Pairs of articles that were compared.
  public var comparisons = 0
  /// Comparisons that found a duplicate.
  public var matches = 0
  /// Flags emitted, by status.
  public var flags: [DuplicateFlag.Status: Int] = [:]
  /// Bounds of hot buckets that arrived.
  public var bounds = 0
}
