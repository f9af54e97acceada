/// Workers that come and go faster than the group settles.
struct RebalanceStorm: Scenario {
  let name = "storm"
  let summary = "a third and a fourth worker join and leave again and again under load"
  let broker = BrokerKind.real
  let delivery = Delivery.exactlyOnce

  func play(_ stage: Stage) throws {
    let steady = [try stage.makeWorker(), try stage.makeWorker()]
    // A static member that leaves keeps its partitions until its session times out, which noida-db never lets happen.
    let guests = [try stage.makeWorker(isStatic: false), try stage.makeWorker(isStatic: false)]
    for worker in steady { try worker.start() }
    for round in 0..<(stage.isLong ? 30 : 4) {
      try stage.feeder.feed(40)
      let guest = guests[round % 2]
      try guest.start()
      // One that leaves before it has joined stays a member for ever with noida-db, and the group waits for it.
      if stage.broker is OwnNoidaBroker { guest.awaitAssignment(seconds: 20) }
      stage.pause(0.2...3)
      try stage.feeder.feed(40)
      stage.report.check(guest.drain() == 0, "guest \(round) drained")
      stage.oracle?.checkCommittedOffsets("in storm round \(round)")
    }
    try stage.finish()
  }
}
