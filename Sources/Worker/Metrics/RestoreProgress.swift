/// How far a partition's state is restored from its topic.
public struct RestoreProgress: Encodable, Equatable, Sendable {
  /// Offsets passed.
  public var records: Int
  /// Offsets to pass in all; those of markers and of records that the topic no longer holds among them.
  public var of: Int
}
