import Kafka

/// A batch that was worked on: what is published and committed of it in one step.
struct WorkedBatch: Sendable {
  /// A record to publish, and the input record that it was made of; absent where the clock alone made it.
  struct Output: Sendable {
    var record: OutputRecord
    var origin: Origin?
  }

  /// What to publish; outputs of one input partition in its order.
  var outputs: [Output] = []
  /// The offsets to commit: for each partition the next one to work on.
  var offsets: [TopicPartition: Int64] = [:]
  /// For each partition where to read on once this batch is done; more than ``offsets``, by partitions that are only
  /// restored.
  var next: [TopicPartition: Int64] = [:]
  /// The member of the group that read the batch.
  var metadata: GroupMetadata?
  /// What goes to the local store, after the commit.
  var changes: [any StateChanges] = []
  /// What it amounts to.
  var tally = BatchTally()
  /// Input records, by stage.
  var records: [StageName: Int] = [:]

  /// Adds what a stage made.
  mutating func add(_ output: StageOutput, origin: Origin?) {
    outputs.append(contentsOf: output.records.map { Output(record: $0, origin: origin) })
    tally.add(output.tally)
    tally.bytesOut += output.records.reduce(0) { $0 + ($1.value?.count ?? 0) }
  }

  /// Whether there is nothing to tell Kafka.
  var isSilent: Bool { outputs.isEmpty && offsets.isEmpty }
}
