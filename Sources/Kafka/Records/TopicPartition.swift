/// One partition of a topic.
public struct TopicPartition: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The topic's name.
  public var topic: String
  /// The partition's number, from 0.
  public var partition: Int32

  /// Names a partition.
  public init(_ topic: String, _ partition: Int32) {
    self.topic = topic
    self.partition = partition
  }

  /// The first partitions of a topic: all of them, where it has so many.
  public static func all(of topic: String, count: Int) -> [TopicPartition] {
    (0..<Int32(count)).map { TopicPartition(topic, $0) }
  }

  /// Orders partitions by topic, then by number.
  public static func < (a: TopicPartition, b: TopicPartition) -> Bool {
    (a.topic, a.partition) < (b.topic, b.partition)
  }

  /// `topic/partition`.
  public var description: String { "\(topic)/\(partition)" }
}
