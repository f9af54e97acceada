import Kafka

/// Where a record was read from: what the header winnow-origin says.
public struct Origin: Hashable, Sendable, CustomStringConvertible {
  /// The partition.
  public var source: TopicPartition
  /// The offset there.
  public var offset: Int64

  /// Names a record's place.
  public init(of record: Record) {
    source = record.source
    offset = record.offset
  }

  /// `topic/partition/offset`.
  public var description: String { "\(source)/\(offset)" }
}
