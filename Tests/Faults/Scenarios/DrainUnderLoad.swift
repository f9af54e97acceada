/// SIGTERM in the middle of the load, again and again.
struct DrainUnderLoad: Scenario {
  let name = "drain"
  let summary = "SIGTERM under load; each time the worker drains, exits 0 and is started again"
  let broker = BrokerKind.real
  let delivery = Delivery.exactlyOnce

  func play(_ stage: Stage) throws {
    stage.sessionSeconds = 30
    let workers = [try stage.makeWorker(), try stage.makeWorker()]
    for worker in workers { try worker.start() }
    var unclean = 0
    let rounds = stage.isLong ? 30 : 5
    for _ in 0..<rounds {
      try stage.feeder.feed(80)
      stage.pause(0.3...2)
      let worker = workers.randomElement(using: &stage.random)!
      // One that is told to end before it listens to signals just ends.
      worker.awaitAssignment(seconds: 60)
      let status = worker.drain()
      if status != 0 {
        unclean += 1
        stage.report.note("\(worker.name) ended with \(status.map(String.init) ?? "nothing")")
      }
      try worker.start()
    }
    stage.report.check(unclean == 0, "\(rounds) drains under load ended with exit code 0 (\(unclean) did not)")
    try stage.finish()
  }
}
