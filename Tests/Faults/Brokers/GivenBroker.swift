/// A cluster that was there before: named on the command line, and left alone at the end.
final class GivenBroker: Broker {
  let bootstrap: String
  let hasTransactions = true

  init(_ bootstrap: String) {
    self.bootstrap = bootstrap
  }

  func stop() {}
}
