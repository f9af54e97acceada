/// One play of faults.
protocol Scenario: Sendable {
  /// What it is called on the command line.
  var name: String { get }
  /// What happens, in a line.
  var summary: String { get }
  /// The broker that it needs.
  var broker: BrokerKind { get }
  /// The guarantee that is tested.
  var delivery: Delivery { get }
  /// Partitions of each internal topic.
  var internalPartitions: Int { get }
  /// Plays it, with the checks.
  func play(_ stage: Stage) throws
}

extension Scenario {
  var internalPartitions: Int { Stage.pagePartitionCount }
}

/// Which broker a scenario is played on.
enum BrokerKind: Sendable {
  /// noida-db, or the cluster given on the command line.
  case real
  /// librdkafka's mock cluster.
  case mock
  /// noida-db behind mutual TLS.
  case tls
}

/// The worker's setting.
enum Delivery: String, Sendable {
  case exactlyOnce = "exactly-once"
  case atLeastOnce = "at-least-once"
}
