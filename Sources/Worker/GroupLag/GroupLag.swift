import Envelope

/// What a consumer group has before it in all partitions of its topics, whoever owns them.
public struct GroupLag: Equatable, Sendable, Encodable {
  /// One partition.
  public struct Partition: Equatable, Sendable, Encodable {
    /// The stage that reads it.
    public var stage: StageName
    /// The topic.
    public var topic: String
    /// The partition's number.
    public var partition: Int32
    /// Records between the group's committed offset and the end.
    public var lag: Int
  }

  /// When it was asked for.
  public var time: Timestamp
  /// All partitions.
  public var partitions: [Partition]
  /// The timestamp of the oldest page that is not worked on; absent where none is waiting, or it could not be read.
  public var oldestUnread: Timestamp?

  /// Records before the group, by topic.
  public var byTopic: [String: Int] {
    Dictionary(partitions.map { ($0.topic, $0.lag) }, uniquingKeysWith: +)
  }
}
