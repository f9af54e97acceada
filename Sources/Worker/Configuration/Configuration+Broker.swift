extension Configuration {
  /// Where the Kafka cluster is and how to speak to it.
  public struct Broker: Equatable, Sendable {
    /// The brokers to ask first, each `host:port`.
    public var bootstrapServers = ["localhost:9092"]
    /// The name that broker logs and quotas know this client by.
    public var clientID = "winnow"
    /// Encryption and who we are.
    public var security = Security()
    /// librdkafka properties for consumer and producer alike, passed through as they are.
    public var properties: [String: String] = [:]
    /// librdkafka properties for the consumer alone.
    public var consumerProperties: [String: String] = [:]
    /// librdkafka properties for the producer alone.
    public var producerProperties: [String: String] = [:]

    /// Makes the defaults.
    public init() {}
  }
}
