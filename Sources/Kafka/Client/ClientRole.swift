/// What a client does: some properties are for one of the two alone.
public enum ClientRole: Sendable, CaseIterable {
  /// Reads records as a member of a group.
  case consumer
  /// Writes records, and asks the cluster.
  case producer
}
