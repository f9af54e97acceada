/// No fault at all: what the other plays are compared with.
struct SteadyLoad: Scenario {
  let delivery: Delivery
  let broker = BrokerKind.real
  var name: String { "steady-\(delivery.rawValue)" }
  var summary: String { "two workers and no fault, \(delivery.rawValue)" }

  func play(_ stage: Stage) throws {
    for _ in 0..<2 { try stage.makeWorker().start() }
    for _ in 0..<5 {
      try stage.feeder.feed(stage.isLong ? 400 : 80)
      stage.oracle?.checkCommittedOffsets("under load")
    }
    try stage.finish()
  }
}
