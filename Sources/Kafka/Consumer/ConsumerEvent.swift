/// What one poll of a consumer gave.
public enum ConsumerEvent: Sendable {
  /// A record.
  case record(Record)
  /// Every record of a partition below this offset was read: its lag is 0 for now.
  case end(TopicPartition, offset: Int64)
  /// The broker does not have the offset that comes next in a partition, and `auto.offset.reset` is `error`.
  case displaced(TopicPartition)
}
