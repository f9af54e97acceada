import Duplicates
import Kafka

/// A batch that was worked on: what is published and committed of it in one step.
struct WorkedBatch: Sendable {
  /// The topic that its records were read from.
  var topic = ""
  /// What to publish; of one input partition in its order.
  var outputs: [OutputRecord] = []
  /// What the stages of duplicate detection emitted, until records are made of it.
  var entries: [StageOutput] = []
  /// The records that it is made of.
  var places: [WorkOrder.Place] = []
  /// For each partition the offset after what was worked on.
  var next: [Int32: Int64] = [:]
  /// Partitions of which time alone has made something due.
  var due: Set<Int32> = []
  /// Whether what time has made due was left out, since the broker refuses it.
  var dropsDue = false
  /// The offsets to commit: for each partition the next one to work on.
  var offsets: [Int32: Int64] = [:]
  /// What goes to the local stores, after the commit.
  var changes: [PartitionTask.Changes] = []
  /// What it amounts to.
  var tally = BatchTally()

  /// Whether there is nothing to tell Kafka.
  var isSilent: Bool { outputs.isEmpty && offsets.isEmpty }

  /// Whether there is nothing to do at all.
  var isEmpty: Bool { isSilent && changes.isEmpty && places.isEmpty }

  /// The offsets to commit, as Kafka takes them.
  var commitOffsets: [TopicPartition: Int64] {
    Dictionary(uniqueKeysWithValues: offsets.map { (TopicPartition(topic, $0.key), $0.value) })
  }
}
