/// No fault at all: what the other plays are compared with.
struct SteadyLoad: Scenario {
  let delivery: Delivery
  let broker = BrokerKind.real
  var name: String { "steady-\(delivery.rawValue)" }
  var summary: String { "two workers and no fault, \(delivery.rawValue)" }

  func play(_ stage: Stage) throws {
    let workers = [try stage.makeWorker(), try stage.makeWorker()]
    for worker in workers { try worker.start() }
    var warm: [Usage?] = []
    for round in 0..<6 {
      try stage.feeder.feed(stage.isLong ? 400 : 80)
      stage.oracle?.checkCommittedOffsets("under load")
      if round == 1 {
        _ = stage.oracle?.awaitOutputs(seconds: stage.patience.workedOff)
        warm = workers.map { $0.usage() }
      }
    }
    _ = stage.oracle?.awaitOutputs(seconds: stage.patience.workedOff)
    for (worker, before) in zip(workers, warm) {
      guard let before, let after = worker.usage() else { continue }
      stage.report.check(
        after.isFlat(since: before), .usage,
        "\(worker.name) is flat after two sixths of the load: \(before) to \(after)")
    }
    try stage.finish()
  }
}
