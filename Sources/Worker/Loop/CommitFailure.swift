import Kafka

/// What ends a commit before its time.
enum CommitFailure: Error {
  /// Giving up was asked for.
  case cancelled
  /// The broker refuses a record for good.
  case refused(KafkaError)
  /// Kafka reported an error.
  case kafka(KafkaError)
}
