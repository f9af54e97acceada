/// What a worker is doing.
public enum WorkerState: String, Sendable {
  /// Looking for the brokers and the topics.
  case connecting
  /// Reading, working and publishing.
  case consuming
  /// A client has failed; a new one is started after a pause.
  case recovering
  /// Told to stop: finishing what is in flight.
  case draining
  /// Ended.
  case complete
}
