/// Why a worker could not start.
public enum WorkerError: Error, CustomStringConvertible {
  /// No broker answered in time.
  case noBroker(String)
  /// The brokers refuse us: credentials, certificates or rights.
  case refused(String)
  /// Topics do not exist.
  case missingTopics([String])
  /// An internal topic has another number of partitions than the configuration says: records would miss each other.
  case partitionCount(topic: String, actual: Int, expected: Int)
  /// librdkafka does not take a property, or a secret cannot be read.
  case configuration(String)

  /// One line for people.
  public var description: String {
    switch self {
    case .noBroker(let reason): "no broker answers: \(reason)"
    case .refused(let reason): "the brokers refuse us: \(reason)"
    case .missingTopics(let names): "topics are missing: \(names.joined(separator: ", "))"
    case .partitionCount(let topic, let actual, let expected):
      "topic \(topic) has \(actual) partitions, and the configuration says \(expected)"
    case .configuration(let reason): reason
    }
  }
}
