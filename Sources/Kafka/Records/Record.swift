import CRdKafka

/// A record as it was read from a partition. Its bytes are its own: librdkafka's buffer is free once it exists.
public struct Record: Sendable {
  /// Where it was read from.
  public var source: TopicPartition
  /// Its offset there.
  public var offset: Int64
  /// Milliseconds since the Unix epoch; absent where the record has no timestamp.
  public var timestamp: Int64?
  /// The key; absent for Kafka's null.
  public var key: [UInt8]?
  /// The value; absent for Kafka's null.
  public var value: [UInt8]?
  /// The headers, in order.
  public var headers: [Header]

  /// Makes a record.
  public init(
    source: TopicPartition, offset: Int64, timestamp: Int64? = nil, key: [UInt8]? = nil, value: [UInt8]? = nil,
    headers: [Header] = []
  ) {
    self.source = source
    self.offset = offset
    self.timestamp = timestamp
    self.key = key
    self.value = value
    self.headers = headers
  }

  /// Bytes of key, value and headers: what the record costs in memory, but for a constant.
  public var byteCount: Int {
    headers.reduce((key?.count ?? 0) + (value?.count ?? 0)) { $0 + $1.name.utf8.count + ($1.value?.count ?? 0) }
  }

  init(copying message: UnsafeMutablePointer<rd_kafka_message_t>, topic: String) {
    source = TopicPartition(topic, message.pointee.partition)
    offset = message.pointee.offset
    var kind = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE
    let time = rd_kafka_message_timestamp(message, &kind)
    timestamp = kind == RD_KAFKA_TIMESTAMP_NOT_AVAILABLE || time < 0 ? nil : time
    key = message.pointee.key.map { Array(UnsafeRawBufferPointer(start: $0, count: message.pointee.key_len)) }
    value = message.pointee.payload.map { Array(UnsafeRawBufferPointer(start: $0, count: message.pointee.len)) }
    headers = Record.headers(of: message)
  }

  private static func headers(of message: UnsafeMutablePointer<rd_kafka_message_t>) -> [Header] {
    var list: OpaquePointer?
    guard rd_kafka_message_headers(message, &list) == RD_KAFKA_RESP_ERR_NO_ERROR, let list else { return [] }
    var headers: [Header] = []
    var name: UnsafePointer<CChar>?
    var value: UnsafeRawPointer?
    var size = 0
    var index = 0
    while rd_kafka_header_get_all(list, index, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR {
      headers.append(
        Header(
          name.map { String(cString: $0) } ?? "",
          value.map { Array(UnsafeRawBufferPointer(start: $0, count: size)) }))
      index += 1
    }
    return headers
  }
}
