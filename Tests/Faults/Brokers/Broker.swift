/// Where a scenario's workers connect to.
protocol Broker: AnyObject {
  /// Addresses to start from, `host:port`.
  var bootstrap: String { get }
  /// Whether transactions are real: aborted records hidden, old producers fenced, offsets part of the transaction.
  var hasTransactions: Bool { get }
  /// Ends it.
  func stop()
}
