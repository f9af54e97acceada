/// Where a scenario's workers connect to.
protocol Broker: AnyObject {
  /// Addresses to start from, `host:port`.
  var bootstrap: String { get }
  /// Whether transactions are real: aborted records hidden, old producers fenced, offsets part of the transaction.
  var hasTransactions: Bool { get }
  /// What a client has to be told beside the addresses, by librdkafka's names.
  var clientProperties: [String: String] { get }
  /// The transactional ids that producers have begun with; nil where that cannot be seen.
  var transactionalIDs: Set<String>? { get }
  /// Ends it.
  func stop()
}

extension Broker {
  var clientProperties: [String: String] { [:] }
  var transactionalIDs: Set<String>? { nil }
}
