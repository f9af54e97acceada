/// A topic to be created.
public struct NewTopic: Hashable, Sendable {
  /// The name.
  public var name: String
  /// The number of partitions.
  public var partitions: Int
  /// The number of replicas of each; absent: the broker's default.
  public var replicas: Int?
  /// The topic's configuration by Kafka's names, such as `cleanup.policy`.
  public var configuration: [String: String]

  /// Describes a topic.
  public init(name: String, partitions: Int, replicas: Int? = nil, configuration: [String: String] = [:]) {
    self.name = name
    self.partitions = partitions
    self.replicas = replicas
    self.configuration = configuration
  }
}
