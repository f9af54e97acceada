/// Who is told, in the polling thread, that partitions come and go. Where nobody is, each partition of a group starts at its
/// committed offset.
public protocol RebalanceHandler: AnyObject {
  /// Partitions were assigned: where to start reading each. A partition left out starts at its committed offset.
  ///
  /// - Returns: nil where none is to be read yet: ``Consumer/assign(_:)`` begins it.
  func consumer(_ consumer: Consumer, assigned partitions: [TopicPartition]) -> [TopicPartition: StartOffset]?

  /// Partitions are about to be given away: the last moment to commit what is in flight.
  ///
  /// - Parameter lost: another member may own them already, so nothing of theirs may be committed any more.
  func consumer(_ consumer: Consumer, revoked partitions: [TopicPartition], lost: Bool)
}

extension RebalanceHandler {
  /// Lets the partitions go: there is nothing in flight.
  public func consumer(_ consumer: Consumer, revoked partitions: [TopicPartition], lost: Bool) {}
}
