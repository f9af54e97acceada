/// Workers that come and go faster than the group settles.
struct RebalanceStorm: Scenario {
  let name = "storm"
  let summary = "a third and a fourth worker join and leave again and again under load"
  let broker = BrokerKind.real
  let delivery = Delivery.exactlyOnce

  func play(_ stage: Stage) throws {
    let steady = [try stage.makeWorker(), try stage.makeWorker()]
    let guests = [try stage.makeWorker(), try stage.makeWorker()]
    for worker in steady { try worker.start() }
    for round in 0..<(stage.isLong ? 30 : 4) {
      try stage.feeder.feed(40)
      let guest = guests[round % 2]
      try guest.start()
      stage.pause(0.2...3)
      try stage.feeder.feed(40)
      stage.report.check(guest.drain() == 0, "guest \(round) drained")
      stage.oracle?.checkCommittedOffsets("in storm round \(round)")
    }
    try stage.finish()
  }
}
