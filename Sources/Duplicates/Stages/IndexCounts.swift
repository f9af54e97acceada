/// What an index stage did since it was opened, replays apart.
public struct IndexCounts: Equatable, Sendable {
  /// Records worked on.
  public var records = 0
  /// Records whose bytes are no record of this specVersion; they were passed over.
  public var malformed = 0
  /// Keys inserted, again or anew.
  public var keys = 0
  /// Requests emitted: candidates.
  public var candidates = 0
  /// Inserts whose bucket held more earlier articles within the window than are compared.
  public var overflows = 0
}
