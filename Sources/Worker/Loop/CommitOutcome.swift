import Kafka

/// What became of a batch on its way out.
enum CommitOutcome: Sendable {
  /// Published and committed, and its state stored.
  case committed
  /// Published and acknowledged, but the offsets are not committed: the group was on its way to another generation.
  case uncommitted(String)
  /// Nothing of it counts; it is to be read again.
  case aborted(KafkaError)
  /// Nothing of it counts: the broker refuses some of its records for good.
  case refused(KafkaError)
  /// Nothing of it counts: the group takes its partitions away.
  case cancelled
  /// Published and committed, but its state could not be stored.
  case stateLost(String)
  /// Whether it counts is not known: a client has failed, and a new one will find out.
  case clientFailed(LoopFailure)
}
