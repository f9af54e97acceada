import CRdKafka
import Logging

/// librdkafka's mock cluster: brokers inside this process, behind real sockets on loopback, whose faults can be ordered.
///
/// It does not hide records of aborted transactions, does not fence, drops offsets that are sent in a transaction, and
/// keeps about 5 MB of records a partition. Topics are created with ``createTopic(_:partitions:)``, not over the protocol.
public final class MockCluster: Sendable {
  /// A kind of request that errors can be ordered for, by Kafka's API key.
  public enum Request: Int16, Sendable {
    case produce = 0
    case fetch = 1
    case offsetCommit = 8
    case offsetFetch = 9
    case findCoordinator = 10
    case joinGroup = 11
    case heartbeat = 12
    case syncGroup = 14
    case initProducerID = 22
    case addPartitionsToTransaction = 24
    case addOffsetsToTransaction = 25
    case endTransaction = 26
    case transactionalOffsetCommit = 28
  }

  /// The brokers' addresses, for clients to start from.
  public let bootstrap: String
  private let handle: ClientHandle
  private let cluster: MockClusterPointer

  /// Starts a cluster.
  public init(brokers: Int32 = 1, log: Logger = Logger(label: "kafka.mock")) throws(KafkaError) {
    // Below warnings librdkafka would tell that the cluster's own handle has no brokers to connect to.
    let properties = ClientProperties(ours: ["log_level": "4"])
    handle = try ClientHandle(.producer, properties: properties, log: log)
    guard let pointer = rd_kafka_mock_cluster_new(handle.pointer, brokers) else {
      throw KafkaError(RD_KAFKA_RESP_ERR__CRIT_SYS_RESOURCE)
    }
    cluster = MockClusterPointer(pointer: pointer)
    bootstrap = String(cString: rd_kafka_mock_cluster_bootstraps(pointer))
  }

  deinit { rd_kafka_mock_cluster_destroy(cluster.pointer) }

  /// Creates a topic with one replica.
  public func createTopic(_ name: String, partitions: Int32) throws(KafkaError) {
    let code = rd_kafka_mock_topic_create(cluster.pointer, name, partitions, 1)
    if code != RD_KAFKA_RESP_ERR_NO_ERROR { throw KafkaError(code) }
  }

  /// Lets the next requests of a kind fail, one for each code; 0 lets one pass. Codes are Kafka's error codes, and
  /// librdkafka's `-195` (`_TRANSPORT`) breaks the connection.
  public func fail(_ request: Request, with codes: [Int32]) {
    let errors = codes.map { rd_kafka_resp_err_t($0) }
    rd_kafka_mock_push_request_errors_array(cluster.pointer, request.rawValue, errors.count, errors)
  }

  /// Forgets the errors ordered for a kind of request.
  public func heal(_ request: Request) {
    rd_kafka_mock_clear_request_errors(cluster.pointer, request.rawValue)
  }

  /// Gives a topic an error in every metadata response; 0 takes it away.
  public func setTopicError(_ topic: String, code: Int32) {
    rd_kafka_mock_topic_set_error(cluster.pointer, topic, rd_kafka_resp_err_t(code))
  }

  /// Closes a broker's connections and refuses new ones. Brokers are numbered from 1.
  public func takeDown(broker: Int32) {
    rd_kafka_mock_broker_set_down(cluster.pointer, broker)
  }

  /// Lets a broker accept connections again.
  public func bringUp(broker: Int32) {
    rd_kafka_mock_broker_set_up(cluster.pointer, broker)
  }

  /// Delays every response of a broker. Milliseconds.
  public func setRoundTrip(broker: Int32, milliseconds: Int32) {
    rd_kafka_mock_broker_set_rtt(cluster.pointer, broker, milliseconds)
  }
}

/// `@unchecked Sendable`: the mock cluster's calls hand their work to its own thread.
private struct MockClusterPointer: @unchecked Sendable {
  let pointer: OpaquePointer
}
