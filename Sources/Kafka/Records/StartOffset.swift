import CRdKafka

/// Where reading a partition starts.
public enum StartOffset: Hashable, Sendable {
  /// At this offset.
  case at(Int64)
  /// At the first record that the partition still holds.
  case beginning
  /// After the last record.
  case end

  var raw: Int64 {
    switch self {
    case .at(let offset): offset
    case .beginning: Int64(RD_KAFKA_OFFSET_BEGINNING)
    case .end: Int64(RD_KAFKA_OFFSET_END)
    }
  }
}
