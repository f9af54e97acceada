/// SIGKILL at random moments, of one worker or of all, and a start under the same names.
struct KillAtRandom: Scenario {
  let delivery: Delivery
  let broker = BrokerKind.real
  var name: String { "kill-\(delivery.rawValue)" }
  var summary: String { "kill -9 at random moments under load, about 180 times in the long run, \(delivery.rawValue)" }

  func play(_ stage: Stage) throws {
    let workers = [try stage.makeWorker(), try stage.makeWorker()]
    for worker in workers { try worker.start() }
    let kills = stage.isLong ? 120 : 8
    for kill in 0..<kills {
      try stage.feeder.feed(40)
      stage.pause(0.1...1.5)
      let victims = Bool.random(using: &stage.random) ? workers : [workers.randomElement(using: &stage.random)!]
      for victim in victims { victim.kill() }
      if kill % 4 == 0 { stage.oracle?.checkCommittedOffsets("after kill \(kill)") }
      for victim in victims { try victim.start() }
    }
    stage.report.note("\(workers.reduce(0) { $0 + $1.starts } - workers.count) processes killed in \(kills) rounds")
    checkIDs(stage, workers)
    try stage.finish()
  }

  /// However often workers are killed, a stage of a worker has one transactional id: each takes memory of the brokers for
  /// days.
  private func checkIDs(_ stage: Stage, _ workers: [WorkerProcess]) {
    guard delivery == .exactlyOnce, let ids = stage.broker.transactionalIDs else { return }
    let expected = Set(
      workers.flatMap { worker in ["extract", "index", "verify"].map { "\(stage.group).\($0).\(worker.name)" } })
    stage.report.check(ids == expected, "transactional ids are names times stages: \(ids.count) of \(expected.count)")
  }
}
