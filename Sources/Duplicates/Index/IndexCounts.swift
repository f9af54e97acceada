/// What an index stage did since it was opened, replays apart.
public struct IndexCounts: Equatable, Sendable {
  /// Records worked on.
  public var records = 0
  /// Records whose bytes are no record of this specVersion; they were passed over.
  public var malformed = 0
  /// Keys of articles that were worked on, again or anew.
  public var keys = 0
  /// Candidates named: pairs of articles to compare, once for each partition that names them.
  public var candidates = 0
  /// Inserts whose bucket held as many texts within the window as are compared, or more.
  public var overflows = 0
}
