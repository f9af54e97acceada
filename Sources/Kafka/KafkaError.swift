import CRdKafka

/// What went wrong between us and Kafka, and what helps.
public struct KafkaError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What to do about an error.
  public enum Remedy: String, Sendable {
    /// The same call again, after a pause: the cause passes.
    case retry
    /// Abort the transaction, and read its batch again from the committed offsets.
    case abortTransaction
    /// Close the client and start a new one: this one will not recover.
    case newClient
    /// Nothing that a program can do: rights, credentials, configuration or topics have to change.
    case fix
  }

  /// The code: Kafka's where positive, librdkafka's own where negative.
  public let code: Int32
  /// The code's name, such as `TOPIC_AUTHORIZATION_FAILED` or `_TRANSPORT`.
  public let name: String
  /// What librdkafka says of it, in one line.
  public let text: String
  /// What to do.
  public let remedy: Remedy

  /// Name and text, and no more.
  public var description: String { "\(name): \(text)" }

  /// An error of a given code. `text` defaults to librdkafka's description of the code.
  init(_ code: rd_kafka_resp_err_t, text: String? = nil, remedy: Remedy? = nil) {
    self.code = code.rawValue
    name = String(cString: rd_kafka_err2name(code))
    self.text = text ?? String(cString: rd_kafka_err2str(code))
    self.remedy = remedy ?? KafkaError.remedy(for: code)
  }

  /// An error of a client as a whole.
  ///
  /// A broker that takes no certificate, or misses one, says so in a TLS alert (RFC 8446, 6.2), which librdkafka reports as
  /// a broken connection with OpenSSL's words.
  init(event code: rd_kafka_resp_err_t, text: String) {
    self.init(code, text: text, remedy: text.contains("SSL alert number") ? .fix : nil)
  }

  /// Takes over and frees an error object; nil stays nil.
  ///
  /// - Parameter otherwise: the remedy for an error that librdkafka calls neither fatal, abortable nor retriable; absent:
  ///   the code says.
  init?(taking error: OpaquePointer?, otherwise: Remedy? = nil) {
    guard let error else { return nil }
    defer { rd_kafka_error_destroy(error) }
    let code = rd_kafka_error_code(error)
    var remedy = otherwise
    if rd_kafka_error_is_fatal(error) != 0 {
      remedy = .newClient
    } else if rd_kafka_error_txn_requires_abort(error) != 0 {
      remedy = .abortTransaction
    } else if rd_kafka_error_is_retriable(error) != 0 {
      remedy = .retry
    }
    self.init(code, text: String(cString: rd_kafka_error_string(error)), remedy: remedy)
  }

  /// Whether the local queue of a producer is full: poll, then produce again.
  public var isQueueFull: Bool { code == RD_KAFKA_RESP_ERR__QUEUE_FULL.rawValue }
  /// Whether a record is larger than the broker or our own limit takes.
  public var isMessageTooLarge: Bool {
    code == RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE.rawValue || code == RD_KAFKA_RESP_ERR_RECORD_LIST_TOO_LARGE.rawValue
  }
  /// Whether the broker takes a record never, for what it is: its size, its timestamp, its form.
  public var isRefusal: Bool {
    isMessageTooLarge || code == RD_KAFKA_RESP_ERR_INVALID_TIMESTAMP.rawValue
      || code == RD_KAFKA_RESP_ERR_INVALID_RECORD.rawValue
  }
  /// Whether another producer of the same transactional id has taken over.
  public var isFenced: Bool { KafkaError.fenced.contains(code) }
  /// Whether another member has joined the group under the same instance id (KIP-345).
  public var isInstanceFenced: Bool { code == RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID.rawValue }
  /// Whether a topic or partition is not known: it is gone, or the broker does not know it yet.
  public var isUnknownTopic: Bool {
    code == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART.rawValue || code == RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC.rawValue
      || code == RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION.rawValue
  }

  /// What a person can do about it, in one clause; nil where nothing is to be done.
  public var advice: String? {
    switch rd_kafka_resp_err_t(code) {
    case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED:
      "grant the user Describe and Read, or Write, on the topic (`winnow check` says which)"
    case RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED: "grant the user Read on the group"
    case RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED:
      "grant the user Describe and Write on transactional ids that begin with the group's name"
    case RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED: "grant the user IdempotentWrite on the cluster"
    case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC,
      RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
      "if the topic was deleted, `winnow topics --create` makes it again"
    case RD_KAFKA_RESP_ERR_INVALID_TRANSACTION_TIMEOUT:
      "lower worker.transactionTimeoutSeconds, or raise the brokers' transaction.max.timeout.ms"
    case RD_KAFKA_RESP_ERR_INCONSISTENT_GROUP_PROTOCOL:
      "the group has members of another kind; set worker.group to a name of Winnow's own"
    case RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS, RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS_AFTER_APPEND:
      "bring the missing brokers back, or lower the topic's min.insync.replicas"
    default: nil
    }
  }

  /// The same error where trying again did not help for long enough: only a new client is left.
  public var needingNewClient: KafkaError {
    KafkaError(rd_kafka_resp_err_t(code), text: text, remedy: .newClient)
  }

  private static func remedy(for code: rd_kafka_resp_err_t) -> Remedy {
    if fatal.contains(code.rawValue) { return .newClient }
    if needFixing.contains(code.rawValue) { return .fix }
    if endTransaction.contains(code.rawValue) { return .abortTransaction }
    return .retry
  }

  /// Our producer or member was replaced by another, or its client has given up.
  private static let fatal = codes(
    RD_KAFKA_RESP_ERR__FATAL, RD_KAFKA_RESP_ERR__FENCED, RD_KAFKA_RESP_ERR__STATE, RD_KAFKA_RESP_ERR__DESTROY,
    RD_KAFKA_RESP_ERR__CRIT_SYS_RESOURCE, RD_KAFKA_RESP_ERR__GAPLESS_GUARANTEE, RD_KAFKA_RESP_ERR__INCONSISTENT,
    RD_KAFKA_RESP_ERR_PRODUCER_FENCED, RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH,
    RD_KAFKA_RESP_ERR_INVALID_PRODUCER_ID_MAPPING, RD_KAFKA_RESP_ERR_UNKNOWN_PRODUCER_ID,
    RD_KAFKA_RESP_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER, RD_KAFKA_RESP_ERR_TRANSACTION_COORDINATOR_FENCED,
    RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID)

  private static let fenced = codes(
    RD_KAFKA_RESP_ERR__FENCED, RD_KAFKA_RESP_ERR_PRODUCER_FENCED, RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH,
    RD_KAFKA_RESP_ERR_TRANSACTION_COORDINATOR_FENCED)

  private static let needFixing = codes(
    RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED,
    RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED, RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED,
    RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED, RD_KAFKA_RESP_ERR_UNSUPPORTED_SASL_MECHANISM,
    RD_KAFKA_RESP_ERR_SECURITY_DISABLED, RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION,
    RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE,
    RD_KAFKA_RESP_ERR_RECORD_LIST_TOO_LARGE, RD_KAFKA_RESP_ERR_INVALID_TRANSACTION_TIMEOUT,
    RD_KAFKA_RESP_ERR_UNSUPPORTED_VERSION, RD_KAFKA_RESP_ERR_INCONSISTENT_GROUP_PROTOCOL,
    RD_KAFKA_RESP_ERR_INVALID_SESSION_TIMEOUT, RD_KAFKA_RESP_ERR_POLICY_VIOLATION,
    RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC, RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION, RD_KAFKA_RESP_ERR__INVALID_ARG,
    RD_KAFKA_RESP_ERR__AUTHENTICATION, RD_KAFKA_RESP_ERR__SSL, RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE,
    RD_KAFKA_RESP_ERR__NOT_IMPLEMENTED)

  private static let endTransaction = codes(
    RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION, RD_KAFKA_RESP_ERR_UNKNOWN_MEMBER_ID,
    RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS, RD_KAFKA_RESP_ERR_INVALID_TXN_STATE,
    RD_KAFKA_RESP_ERR__ASSIGNMENT_LOST, RD_KAFKA_RESP_ERR__PURGE_QUEUE, RD_KAFKA_RESP_ERR__PURGE_INFLIGHT,
    RD_KAFKA_RESP_ERR__MSG_TIMED_OUT)

  private static func codes(_ codes: rd_kafka_resp_err_t...) -> Set<Int32> { Set(codes.map(\.rawValue)) }
}
