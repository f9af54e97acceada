/// One record of a partition that a stage reads.
public struct SourceRecord: Sendable {
  /// Its offset.
  public var offset: Int64
  /// Its own timestamp, milliseconds since 1970: when it arrived. State is kept for the retention after it.
  public var timestamp: Int64
  /// Its value.
  public var value: [UInt8]

  /// Makes a record; a timestamp beyond ``ArticleOrder/timeLimit`` is moved to it.
  public init(offset: Int64, timestamp: Int64, value: [UInt8]) {
    self.offset = offset
    self.timestamp = min(max(timestamp, -ArticleOrder.timeLimit), ArticleOrder.timeLimit)
    self.value = value
  }
}
