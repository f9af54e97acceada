/// What the cluster says of a topic.
public struct TopicDescription: Hashable, Sendable {
  /// The number of partitions.
  public var partitions: Int
  /// The smallest number of replicas that a partition of it has.
  public var replicas: Int
  /// Why the broker does not serve it, if so: no rights, most often.
  public var error: KafkaError?
  /// Whether each partition has a leader.
  public var hasLeaders = true

  /// Whether the broker serves it with that many partitions.
  public func isServed(partitions count: Int) -> Bool { partitions == count && error == nil && hasLeaders }
}
