import Duplicates
import Kafka

/// Which topics are read, and what is made of their records.
public struct Topology: Sendable {
  /// The topic whose records are worked on each on its own.
  public var pagesTopic: String
  /// The topics whose records are worked on partition by partition.
  public var partitionTopics: [String: StageName]
  /// The topics that are written, and the number of partitions where it matters.
  public var outputTopics: [String: Int?]
  /// Makes a page stage for one lane.
  public var makePageStage: @Sendable () -> any PageStage
  /// Opens one partition of ``partitionTopics``.
  public var openPartition: @Sendable (TopicPartition) throws -> OpenPartition
  /// Makes the records of what the stages of duplicate detection emitted in one batch; called once a batch.
  public var records: @Sendable ([StageOutput]) -> [OutputRecord]

  /// All topics that are read, in order.
  var topics: [String] { [pagesTopic] + partitionTopics.keys.sorted() }

  /// The stage that works on a topic's records.
  func stage(of topic: String) -> StageName { partitionTopics[topic] ?? .extract }
}
