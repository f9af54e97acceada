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
  /// Another worker has joined the group under this one's name.
  case replaced(name: String, reason: String)
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
    case .replaced(let name, let reason):
      "another worker uses the name \(name), which this one leaves to it (\(reason)); give each a worker.instance of its own"
    case .configuration(let reason): reason
    }
  }
}
