import CRdKafka
import Logging

/// Asks the cluster about itself, and creates topics.
public final class Admin: Sendable {
  let handle: ClientHandle

  /// Makes a client; it connects in the background.
  ///
  /// - Throws: a ``KafkaError`` with the remedy `fix` where librdkafka does not take a property.
  public init(
    bootstrap: String, properties: ClientProperties, log: Logger = Logger(label: "kafka.admin")
  ) throws(KafkaError) {
    var properties = properties
    properties.fix("bootstrap.servers", bootstrap)
    handle = try ClientHandle(.producer, properties: properties, log: log)
  }

  /// Every topic with its partitions, or one topic's.
  ///
  /// - Returns: topics by name. One that was asked for and does not exist is absent.
  public func topics(_ name: String? = nil, milliseconds: Int32) throws(KafkaError) -> [String: TopicDescription] {
    try ClusterMetadata(of: handle, topic: name, milliseconds: milliseconds).topics
  }

  /// The brokers, as `host:port`.
  public func brokers(milliseconds: Int32) throws(KafkaError) -> [String] {
    try ClusterMetadata(of: handle, topic: nil, milliseconds: milliseconds).brokers
  }

  /// The last error that the client met as a whole, such as no broker being there, whether or not it passed; one that a
  /// person has to put right, such as a wrong certificate, rather than any other.
  public var lastError: KafkaError? {
    // Requests do not serve the client's events.
    rd_kafka_poll(handle.pointer, 0)
    return handle.events.lastError.withLock { $0 }
  }
}
