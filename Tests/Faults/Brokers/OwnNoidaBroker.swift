import TestBroker

/// A noida-db process of this scenario's own.
///
/// It never evicts a member that was killed, so scenarios that kill restart with the same instance name.
final class OwnNoidaBroker: Broker {
  let hasTransactions = true
  private let broker: NoidaBroker

  var bootstrap: String { broker.bootstrap }
  var transactionalIDs: Set<String>? { broker.transactionalIDs }

  init() throws {
    guard NoidaBroker.isInstalled else { throw Skipped(reason: NoidaBroker.missing) }
    broker = try NoidaBroker()
  }

  func stop() {
    broker.stop()
  }
}
