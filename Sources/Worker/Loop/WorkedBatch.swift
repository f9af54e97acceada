import Duplicates
import Kafka

/// A batch that was worked on: what is published and committed of it in one step.
struct WorkedBatch: Sendable {
  /// A record to publish, and the page that it was made of; absent where it was made of more than one record, or by the
  /// clock.
  struct Output: Sendable {
    var record: OutputRecord
    var origin: Origin?
  }

  /// Changes of one partition's state.
  struct Changes: Sendable {
    var store: any StateStore
    var stage: any PartitionStage
    var batch: StateBatch
  }

  /// What to publish; outputs of one input partition in its order.
  var outputs: [Output] = []
  /// What the stages of duplicate detection emitted, until records are made of it.
  var emitted: [StageOutput] = []
  /// The offsets to commit: for each partition the next one to work on.
  var offsets: [TopicPartition: Int64] = [:]
  /// For each partition where to read on once this batch is done; more than ``offsets``, by partitions that are only
  /// restored.
  var next: [TopicPartition: Int64] = [:]
  /// The member of the group that read the batch.
  var metadata: GroupMetadata?
  /// What goes to the local stores, after the commit.
  var changes: [Changes] = []
  /// What it amounts to.
  var tally = BatchTally()
  /// Input records, by stage.
  var records: [StageName: Int] = [:]

  /// Adds what came of a part of the batch.
  mutating func add(_ outputs: [Output], _ tally: BatchTally) {
    self.outputs.append(contentsOf: outputs)
    self.tally.add(tally)
    self.tally.bytesOut += outputs.reduce(0) { $0 + ($1.record.value?.count ?? 0) }
  }

  /// Makes records of all that the stages of duplicate detection emitted: once, when nothing more comes.
  mutating func assemble(_ records: ([StageOutput]) -> [OutputRecord]) {
    add(records(emitted).map { Output(record: $0, origin: nil) }, BatchTally())
    emitted = []
  }

  /// Whether there is nothing to tell Kafka.
  var isSilent: Bool { outputs.isEmpty && offsets.isEmpty }

  /// Whether there is nothing to do at all.
  var isEmpty: Bool { isSilent && changes.isEmpty && records.isEmpty }
}
