import Glibc

/// A broker that goes away, comes back, and answers slowly.
struct BrokerOutage: Scenario {
  let name = "outage"
  let summary = "the broker is down at the start, goes down under load, comes back, and answers slowly"
  let broker = BrokerKind.mock
  let delivery = Delivery.atLeastOnce

  func play(_ stage: Stage) throws {
    guard let mock = stage.broker as? MockBroker else { throw Skipped(reason: "needs the mock cluster") }
    try stage.feeder.feed(20)
    mock.tell("down")
    try stage.makeWorker().start()
    sleep(3)
    mock.tell("up")
    for _ in 0..<(stage.isLong ? 15 : 2) {
      try stage.feeder.feed(40)
      stage.pause(0.2...1)
      mock.tell("down")
      stage.pause(1...6)
      mock.tell("up")
      mock.tell("rtt 400")
      stage.pause(1...3)
      mock.tell("rtt 0")
    }
    try stage.finish()
  }
}
