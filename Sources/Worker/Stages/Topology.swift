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
  public var openPartition: @Sendable (TopicPartition) throws -> PartitionTask
  /// Forgets the state of a partition whose topic is another one now.
  public var discardPartition: @Sendable (TopicPartition) throws -> Void = { _ in }
  /// Told which partitions of a stage are ours, once they are open: the state of others need not be kept for ever.
  public var keepPartitions: @Sendable (StageName, Set<Int32>) throws -> Void = { _, _ in }
  /// Makes the records of what the stages of duplicate detection emitted in one batch; called once a batch.
  public var records: @Sendable ([StageOutput]) -> [OutputRecord]

  /// The topic that a stage reads; nil where there is none.
  func topic(of stage: StageName) -> String? {
    stage == .extract ? pagesTopic : partitionTopics.first { $0.value == stage }?.key
  }

  /// Makes records of all that the stages of duplicate detection emitted: once a batch, when nothing more comes.
  func assemble(_ batch: inout WorkedBatch) {
    if !batch.entries.isEmpty { batch.outputs += records(batch.entries) }
    batch.entries = []
    batch.tally.bytesOut += batch.outputs.reduce(0) { $0 + ($1.value?.count ?? 0) }
  }
}
