import CRdKafka
import Logging

/// Writes records; with a transactional id, in transactions.
///
/// Records of one partition arrive in the order in which they were handed over. All calls may come from any thread; the
/// calls of one transaction have an order of their own, which is the caller's.
public final class Producer: Sendable {
  let handle: ClientHandle

  /// Makes a producer; it connects in the background.
  ///
  /// - Parameters:
  ///   - bootstrap: brokers to start from, `host:port`, separated by commas.
  ///   - transactionalID: the name under which its transactions are fenced. Absent: no transactions.
  ///   - properties: more of librdkafka's properties.
  ///   - log: where librdkafka's log goes.
  /// - Throws: a ``KafkaError`` with the remedy `fix` where librdkafka does not take a property.
  public init(
    bootstrap: String, transactionalID: String? = nil, properties: ClientProperties,
    log: Logger = Logger(label: "kafka.producer")
  ) throws(KafkaError) {
    var properties = properties
    properties.fix("bootstrap.servers", bootstrap)
    properties.fix("enable.idempotence", "true")
    if let transactionalID { properties.fix("transactional.id", transactionalID) }
    properties.suggest("partitioner", "murmur2_random")
    properties.suggest("socket.nagle.disable", "true")
    properties.suggest("linger.ms", "5")
    properties.suggest("compression.type", "lz4")
    // The default has a partition without enough replicas asked again hundreds of times a second.
    properties.suggest("retry.backoff.ms", "250")
    handle = try ClientHandle(.producer, properties: properties, log: log)
  }

  /// Hands one record over; librdkafka copies it and sends it in the background.
  ///
  /// - Throws: at once, where the local queue is full (``KafkaError/isQueueFull``: ``poll(milliseconds:)``, then again),
  ///   the record is too large (``KafkaError/isMessageTooLarge``), or the partition does not exist.
  public func produce(_ record: OutputRecord) throws(KafkaError) {
    var values: [rd_kafka_vu_t] = []
    values.reserveCapacity(8)
    values.append(value(RD_KAFKA_VTYPE_MSGFLAGS) { $0.i = RD_KAFKA_MSG_F_COPY })
    if let partition = record.partition { values.append(value(RD_KAFKA_VTYPE_PARTITION) { $0.i32 = partition }) }
    if let timestamp = record.timestamp { values.append(value(RD_KAFKA_VTYPE_TIMESTAMP) { $0.i64 = timestamp }) }
    let headers = makeHeaders(record.headers)
    if let headers { values.append(value(RD_KAFKA_VTYPE_HEADERS) { $0.headers = headers }) }
    let error = record.topic.withCString { topic in
      values.append(value(RD_KAFKA_VTYPE_TOPIC) { $0.cstr = topic })
      return withBytes(record.key) { key in
        withBytes(record.value) { bytes in
          values.append(value(RD_KAFKA_VTYPE_KEY) { $0.mem = .init(ptr: key.start, size: key.count) })
          values.append(value(RD_KAFKA_VTYPE_VALUE) { $0.mem = .init(ptr: bytes.start, size: bytes.count) })
          return rd_kafka_produceva(handle.pointer, values, values.count)
        }
      }
    }
    guard let error = KafkaError(taking: error) else { return }
    // On success the headers are librdkafka's; on failure they stay ours.
    if let headers { rd_kafka_headers_destroy(headers) }
    throw error
  }

  /// Hands one record over, and waits for as long as the local queue is full.
  ///
  /// - Throws: as ``produce(_:)``, but for a full queue.
  public func produceWaiting(_ record: OutputRecord) throws(KafkaError) {
    while true {
      do throws(KafkaError) {
        return try produce(record)
      } catch {
        guard error.isQueueFull else { throw error }
        poll(milliseconds: 50)
      }
    }
  }

  /// Serves delivery reports, and waits for some.
  public func poll(milliseconds: Int32) {
    rd_kafka_poll(handle.pointer, milliseconds)
  }

  /// Waits until every record handed over was delivered or has failed.
  public func flush(milliseconds: Int32) throws(KafkaError) {
    let code = rd_kafka_flush(handle.pointer, milliseconds)
    if code != RD_KAFKA_RESP_ERR_NO_ERROR { throw handle.fatalError ?? KafkaError(code) }
  }

  /// Drops what was handed over and not yet delivered; what is on its way may still arrive.
  public func purge() {
    rd_kafka_purge(handle.pointer, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT)
    rd_kafka_poll(handle.pointer, 0)
  }

  /// Delivery reports since the last call.
  public func takeDeliveries() -> Deliveries {
    handle.events.deliveries.withLock { deliveries in
      defer { deliveries = Deliveries() }
      return deliveries
    }
  }

  /// Records handed over that were not yet delivered or given up.
  public var inFlight: Int { Int(rd_kafka_outq_len(handle.pointer)) }

  /// The error that ended this producer for good, if one did.
  public var fatalError: KafkaError? { handle.fatalError }

  private func value(_ type: rd_kafka_vtype_t, _ set: (inout rd_kafka_vu_s.__Unnamed_union_u) -> Void) -> rd_kafka_vu_t
  {
    var value = rd_kafka_vu_t()
    value.vtype = type
    set(&value.u)
    return value
  }

  private func makeHeaders(_ headers: [Header]) -> OpaquePointer? {
    guard !headers.isEmpty, let list = rd_kafka_headers_new(headers.count) else { return nil }
    for header in headers {
      withBytes(header.value) { _ = rd_kafka_header_add(list, header.name, -1, $0.start, $0.count) }
    }
    return list
  }

  /// Calls `body` with the bytes; null for nil, and not null for an empty array: the two are different in Kafka.
  private func withBytes<R>(
    _ bytes: [UInt8]?, _ body: ((start: UnsafeMutableRawPointer?, count: Int)) -> R
  ) -> R {
    guard let bytes else { return body((nil, 0)) }
    guard !bytes.isEmpty else {
      var none: UInt8 = 0
      return withUnsafeMutablePointer(to: &none) { body((UnsafeMutableRawPointer($0), 0)) }
    }
    return bytes.withUnsafeBytes { body((UnsafeMutableRawPointer(mutating: $0.baseAddress), $0.count)) }
  }
}
