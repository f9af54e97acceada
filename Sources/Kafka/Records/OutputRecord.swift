/// A record to be written.
public struct OutputRecord: Sendable {
  /// The topic.
  public var topic: String
  /// The partition; absent: the key's hash chooses it, as the client of Java does (murmur2), or chance without a key.
  public var partition: Int32?
  /// Milliseconds since the Unix epoch; absent: the time at which it is handed to the producer.
  public var timestamp: Int64?
  /// The key; absent for Kafka's null.
  public var key: [UInt8]?
  /// The value; absent for Kafka's null.
  public var value: [UInt8]?
  /// The headers, in order.
  public var headers: [Header]

  /// Makes a record.
  public init(
    topic: String, partition: Int32? = nil, timestamp: Int64? = nil, key: [UInt8]? = nil, value: [UInt8]? = nil,
    headers: [Header] = []
  ) {
    self.topic = topic
    self.partition = partition
    self.timestamp = timestamp
    self.key = key
    self.value = value
    self.headers = headers
  }

  /// Bytes of key, value and headers.
  public var byteCount: Int {
    headers.reduce((key?.count ?? 0) + (value?.count ?? 0)) { $0 + $1.name.utf8.count + ($1.value?.count ?? 0) }
  }
}
