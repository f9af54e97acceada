import Kafka

/// What ends a commit before its time.
enum CommitFailure: Error {
  /// Giving up was asked for.
  case cancelled
  /// The broker takes no records of such a size.
  case oversized([Origin])
  /// Kafka reported an error.
  case kafka(KafkaError)
}
