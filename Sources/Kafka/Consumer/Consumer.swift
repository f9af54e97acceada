import CRdKafka
import Dispatch
import Logging

/// A member of a consumer group: reads records of committed transactions, one at a time.
///
/// ``poll(milliseconds:rebalance:)`` and ``close(rebalance:)`` belong to one thread, in which rebalances are handled too.
/// Everything else may be called from any thread.
///
/// `@unchecked Sendable`: librdkafka's handle is thread-safe; `rebalance` and `names` are the polling thread's.
public final class Consumer: @unchecked Sendable {
  let handle: ClientHandle
  private let queue: OpaquePointer
  private var rebalance: (any RebalanceHandler)?
  private var names: [OpaquePointer: String] = [:]
  private var isClosed = false

  /// Makes a consumer; it connects in the background.
  ///
  /// - Parameters:
  ///   - bootstrap: brokers to start from, `host:port`, separated by commas.
  ///   - group: the group's id.
  ///   - seesOpen: whether records of open and of aborted transactions are there for it, too: only to ask where
  ///     partitions end, never to work on.
  ///   - instance: the name of a static member (KIP-345): it keeps its partitions through a restart. Absent: dynamic.
  ///   - properties: more of librdkafka's properties.
  ///   - log: where librdkafka's log goes.
  /// - Throws: a ``KafkaError`` with the remedy `fix` where librdkafka does not take a property.
  public init(
    bootstrap: String, group: String, seesOpen: Bool = false, instance: String? = nil, properties: ClientProperties,
    log: Logger = Logger(label: "kafka.consumer")
  ) throws(KafkaError) {
    var properties = properties
    properties.fix("bootstrap.servers", bootstrap)
    properties.fix("group.id", group)
    if let instance { properties.fix("group.instance.id", instance) }
    properties.fix("enable.auto.commit", "false")
    properties.fix("enable.auto.offset.store", "false")
    properties.fix("enable.partition.eof", "true")
    properties.fix("isolation.level", seesOpen ? "read_uncommitted" : "read_committed")
    properties.fix("partition.assignment.strategy", "range")
    properties.suggest("auto.offset.reset", "earliest")
    properties.suggest("socket.nagle.disable", "true")
    handle = try ClientHandle(.consumer, properties: properties, log: log) {
      rd_kafka_conf_set_rebalance_cb($0, Consumer.rebalanceCallback)
    }
    rd_kafka_poll_set_consumer(handle.pointer)
    queue = rd_kafka_queue_get_consumer(handle.pointer)
    handle.events.owner = self
  }

  deinit {
    rd_kafka_queue_destroy(queue)
  }

  /// Joins the group for these topics.
  public func subscribe(_ topics: [String]) throws(KafkaError) {
    let list = PartitionList(topics.map { TopicPartition($0, -1) })
    try check(rd_kafka_subscribe(handle.pointer, list.pointer))
  }

  /// Reads these partitions and no others, from these offsets: without a group, or those that the group has given.
  /// What was fetched ahead is dropped.
  public func assign(_ starts: [TopicPartition: StartOffset]) throws(KafkaError) {
    let list = PartitionList(starts.map { (key: $0.key, value: $0.value.raw) })
    try check(rd_kafka_assign(handle.pointer, list.pointer))
  }

  /// Waits for the next record, or for the end of a partition. Rebalances happen inside.
  ///
  /// - Returns: nil where the time ran out, ``wake()`` was called, or there was only work for callbacks.
  /// - Throws: what the group or a partition reports; the remedy says whether to poll on.
  public func poll(
    milliseconds: Int32, rebalance handler: (any RebalanceHandler)? = nil
  ) throws(KafkaError) -> ConsumerEvent? {
    rebalance = handler
    defer { rebalance = nil }
    guard let message = rd_kafka_consumer_poll(handle.pointer, milliseconds) else { return nil }
    defer { rd_kafka_message_destroy(message) }
    switch message.pointee.err {
    case RD_KAFKA_RESP_ERR_NO_ERROR:
      return .record(Record(copying: message, topic: topic(of: message)))
    case RD_KAFKA_RESP_ERR__PARTITION_EOF:
      return .end(TopicPartition(topic(of: message), message.pointee.partition), offset: message.pointee.offset)
    case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET where message.pointee.rkt != nil:
      return .displaced(TopicPartition(topic(of: message), message.pointee.partition))
    default:
      throw KafkaError(message.pointee.err, text: rd_kafka_message_errstr(message).map { String(cString: $0) })
    }
  }

  /// Ends a wait in ``poll(milliseconds:rebalance:)`` at once.
  public func wake() {
    rd_kafka_queue_yield(queue)
  }

  /// Gives all partitions back and leaves the group; a static member keeps its place until its session times out.
  ///
  /// librdkafka 2.0.2 waits for ever where partitions were lost meanwhile (its issue 4187): so this waits no longer than it
  /// is told to.
  /// - Returns: whether the group was left in time.
  @discardableResult
  public func close(rebalance handler: (any RebalanceHandler)? = nil, seconds: Int = 30) -> Bool {
    guard !isClosed else { return true }
    isClosed = true
    rebalance = handler
    defer { rebalance = nil }
    let closing = rd_kafka_queue_new(handle.pointer)
    if KafkaError(taking: rd_kafka_consumer_close_queue(handle.pointer, closing)) != nil {
      rd_kafka_queue_destroy(closing)
      return rd_kafka_consumer_closed(handle.pointer) != 0
    }
    let deadline = DispatchTime.now() + .seconds(seconds)
    while rd_kafka_consumer_closed(handle.pointer) == 0 {
      guard DispatchTime.now() < deadline else {
        // Destroying it would wait as well.
        _ = Unmanaged.passRetained(handle)
        return false
      }
      // Rebalances are told of in events, once closing has begun.
      guard let event = rd_kafka_queue_poll(closing, 100) else { continue }
      serve(closing: event)
      rd_kafka_event_destroy(event)
    }
    rd_kafka_queue_destroy(closing)
    return true
  }

  private func serve(closing event: OpaquePointer) {
    guard rd_kafka_event_type(event) == RD_KAFKA_EVENT_REBALANCE,
      let list = rd_kafka_event_topic_partition_list(event)
    else { return }
    rebalanced(rd_kafka_event_error(event), list)
  }

  /// The member's place in the group now, for ``Producer/sendOffsets(_:metadata:milliseconds:)``.
  public func groupMetadata() -> GroupMetadata? {
    rd_kafka_consumer_group_metadata(handle.pointer).map(GroupMetadata.init(owning:))
  }

  /// The error that ended this consumer for good, if one did.
  public var fatalError: KafkaError? { handle.fatalError }

  /// What only a person can put right, as this client has been told of it: a request to which a broker gives no answer
  /// tells no more than that time ran out. Polls for some time, if need be.
  public func refusal(within milliseconds: Int32) -> KafkaError? {
    let deadline = DispatchTime.now() + .milliseconds(Int(milliseconds))
    repeat {
      do throws(KafkaError) {
        _ = try poll(milliseconds: 20)
      } catch {
        if error.remedy == .fix { return error }
      }
      if let error = handle.events.lastError.withLock({ $0 }), error.remedy == .fix { return error }
    } while DispatchTime.now() < deadline
    return nil
  }

  func check(_ code: rd_kafka_resp_err_t) throws(KafkaError) {
    if code != RD_KAFKA_RESP_ERR_NO_ERROR { throw handle.fatalError ?? KafkaError(code) }
  }

  /// Topics are few and messages many: a name is made once.
  private func topic(of message: UnsafeMutablePointer<rd_kafka_message_t>) -> String {
    guard let topic = message.pointee.rkt else { return "" }
    if let name = names[topic] { return name }
    let name = String(cString: rd_kafka_topic_name(topic))
    names[topic] = name
    return name
  }

  private static let rebalanceCallback:
    @convention(c) (
      OpaquePointer?, rd_kafka_resp_err_t, UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?,
      UnsafeMutableRawPointer?
    ) -> Void = { client, code, list, opaque in
      guard let opaque, let list,
        let consumer = Unmanaged<ClientEvents>.fromOpaque(opaque).takeUnretainedValue().owner
      else {
        if let client { rd_kafka_assign(client, nil) }
        return
      }
      consumer.rebalanced(code, list)
    }

  private func rebalanced(
    _ code: rd_kafka_resp_err_t, _ list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>
  ) {
    let client = handle.pointer
    let partitions = PartitionList.partitions(of: list)
    if code == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS {
      let starts = rebalance.map { $0.consumer(self, assigned: partitions) } ?? [:]
      guard let starts else {
        let nothing = PartitionList([TopicPartition]())
        rd_kafka_assign(client, nothing.pointer)
        return
      }
      for index in partitions.indices {
        if let start = starts[partitions[index]] { list.pointee.elems[index].offset = start.raw }
      }
      rd_kafka_assign(client, list)
    } else {
      rebalance?.consumer(self, revoked: partitions, lost: rd_kafka_assignment_lost(client) != 0)
      rd_kafka_assign(client, nil)
    }
  }
}
