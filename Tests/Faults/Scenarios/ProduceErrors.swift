import Glibc

/// Errors in answers to produce requests.
struct ProduceErrors: Scenario {
  let name = "produce-errors"
  let summary = "NOT_LEADER, TIMED_OUT, MSG_SIZE_TOO_LARGE and TOPIC_AUTHORIZATION_FAILED for produce requests"
  let broker = BrokerKind.mock
  let delivery = Delivery.atLeastOnce
  private let codes: [Int32] = [6, 7, 10, 29]

  func play(_ stage: Stage) throws {
    guard let mock = stage.broker as? MockBroker else { throw Skipped(reason: "needs the mock cluster") }
    stage.refusesSizes = true
    try stage.makeWorker().start()
    try stage.feeder.feed(40)
    sleep(4)
    for _ in 0..<(stage.isLong ? 25 : 1) {
      for code in codes {
        try stage.feeder.feed(20)
        mock.tell("fail 0 \(Array(repeating: "\(code)", count: 3).joined(separator: " "))")
        stage.pause(1...2)
        mock.tell("heal 0")
        stage.oracle?.checkCommittedOffsets("after error \(code)")
      }
    }
    try stage.finish()
  }
}
