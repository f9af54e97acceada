import Glibc

/// Errors in answers to the requests that make up a transaction.
struct TransactionErrors: Scenario {
  let name = "transaction-errors"
  let summary =
    "CONCURRENT_TRANSACTIONS, ILLEGAL_GENERATION, INVALID_TXN_STATE, PRODUCER_FENCED, COORDINATOR_NOT_AVAILABLE"
  let broker = BrokerKind.mock
  let delivery = Delivery.exactlyOnce
  /// Request (Kafka's API key) and error code.
  private let errors: [(request: Int, code: Int)] = [
    (24, 51), (28, 22), (26, 48), (25, 47), (26, 90), (22, 15), (28, 15), (26, 51), (24, 48),
  ]

  func play(_ stage: Stage) throws {
    guard let mock = stage.broker as? MockBroker else { throw Skipped(reason: "needs the mock cluster") }
    try stage.makeWorker().start()
    try stage.feeder.feed(20)
    sleep(4)
    for _ in 0..<(stage.isLong ? 12 : 1) {
      for error in errors {
        mock.tell("fail \(error.request) \(error.code)")
        try stage.feeder.feed(12)
        stage.pause(1...2)
        mock.tell("heal \(error.request)")
      }
    }
    try stage.finish()
  }
}
