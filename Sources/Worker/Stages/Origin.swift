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

  /// Reads `topic/partition/offset`; nil where it is something else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, let partition = Int32(parts[1]), let offset = Int64(parts[2]) else {
      return nil
    }
    source = TopicPartition(String(parts[0]), partition)
    self.offset = offset
  }

  /// `topic/partition/offset`.
  public var description: String { "\(source)/\(offset)" }
}
