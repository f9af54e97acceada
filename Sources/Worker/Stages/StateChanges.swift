/// Changes of a partition's state together with the offset that they reflect.
public protocol StateChanges: Sendable {
  /// Writes both in one atomic step. Called after the commit, in the order in which the changes were taken.
  func write() throws
}
