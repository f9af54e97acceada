/// A moment in Coordinated Universal Time, in whole milliseconds since 1970-01-01T00:00:00Z.
///
/// The unit and the epoch are those of Kafka's record timestamps. Text form: RFC 3339.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Milliseconds since the Unix epoch; negative before it.
  public var milliseconds: Int64

  /// Makes a timestamp from milliseconds since the Unix epoch.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Whether the moment has a text form: whether its year, in UTC, is one from 0 to 9999.
  public var isWritable: Bool { (Self.firstWritable...Self.lastWritable).contains(milliseconds) }

  private static let firstWritable: Int64 = -62_167_219_200_000
  private static let lastWritable: Int64 = 253_402_300_799_999

  /// Orders timestamps by time.
  public static func < (a: Timestamp, b: Timestamp) -> Bool {
    a.milliseconds < b.milliseconds
  }
}
