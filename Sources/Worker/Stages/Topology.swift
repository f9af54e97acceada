import Kafka

/// Which topics are read, and what is made of their records.
public struct Topology: Sendable {
  /// The topic whose records are worked on each on its own.
  public var pagesTopic: String
  /// The topics whose records are worked on partition by partition.
  public var partitionTopics: [String: StageName]
  /// The topics that are written.
  public var outputTopics: [String]
  /// Makes a page stage for one lane.
  public var makePageStage: @Sendable () -> any PageStage
  /// Opens the stage of one partition of ``partitionTopics``.
  public var openPartition: @Sendable (TopicPartition) throws -> any PartitionStage

  /// Makes a topology.
  public init(
    pagesTopic: String, partitionTopics: [String: StageName] = [:], outputTopics: [String] = [],
    makePageStage: @escaping @Sendable () -> any PageStage,
    openPartition: @escaping @Sendable (TopicPartition) throws -> any PartitionStage
  ) {
    self.pagesTopic = pagesTopic
    self.partitionTopics = partitionTopics
    self.outputTopics = outputTopics
    self.makePageStage = makePageStage
    self.openPartition = openPartition
  }

  /// All topics that are read, in order.
  var topics: [String] { [pagesTopic] + partitionTopics.keys.sorted() }

  /// The stage that works on a topic's records.
  func stage(of topic: String) -> StageName { partitionTopics[topic] ?? .extract }
}
