import Foundation

/// A worker that dies in the middle of a transaction: how long those who read the articles stand still behind it.
struct HoldUp: Scenario {
  let name = "hold-up"
  let summary = "kill -9 in a transaction: readers wait until a restart ends it, or the broker does in its time"
  let broker = BrokerKind.real
  let delivery = Delivery.exactlyOnce
  /// Seconds in which the broker ends a transaction, by the worker's default; Kafka looks for such every ten seconds.
  private let timeout = 15.0 + 10
  /// The victim has no other transactions than those with articles.
  private let environment = ["WINNOW_WORKER_STAGES": "extract"]

  func play(_ stage: Stage) throws {
    let victim = try stage.makeWorker()
    let other = try stage.makeWorker()
    try other.start()
    for _ in 0..<(stage.isLong ? 3 : 1) {
      let restarted = try holdUp(victim, stage) { try victim.start(environment: environment) }
      // A process that starts looks at topics and groups first.
      check(restarted, within: 1 + Patience.crowding, "a restart under the same name", stage)
      // noida-db never does.
      if !(stage.broker is OwnNoidaBroker) {
        let abandoned = try holdUp(victim, stage) {}
        check(abandoned, within: timeout, "the broker by itself", stage)
        try victim.start(environment: environment)
      }
    }
    try stage.finish()
  }

  /// Kills the victim while its transaction has records in the articles topic, and lets the other go on.
  ///
  /// - Returns: seconds after `then` until a reader of every partition goes on; nil where none did.
  private func holdUp(_ victim: WorkerProcess, _ stage: Stage, then: () throws -> Void) throws -> Double? {
    if victim.isRunning { _ = victim.drain() }
    var isKilled = false
    for _ in 0..<5 where !isKilled {
      try victim.start(environment: environment.merging(["WINNOW_FAULT_POINT": "beforeCommit:1"]) { $1 })
      try stage.feeder.feed(200)
      isKilled = victim.wait(seconds: 20) == 137
      if !isKilled { victim.kill() }
    }
    stage.report.check(isKilled, "the worker was killed in a transaction")
    let reader = try ArrivalWatch(stage.broker, topic: stage.topic("articles"), partitions: Stage.outputPartitions)
    defer { reader.stop() }
    reader.awaitSilence(seconds: 1)
    let killed = ContinuousClock.now
    try stage.feeder.feed(200)
    let standsStill = reader.firstArrivals(after: killed, within: 2) == nil
    stage.report.check(standsStill, "readers stand still behind the open transaction")
    let start = ContinuousClock.now
    try then()
    return reader.firstArrivals(after: start, within: 60).map { ($0.max()! - start).inSeconds }
  }

  private func check(_ seconds: Double?, within limit: Double, _ what: String, _ stage: Stage) {
    let took = seconds.map { String(format: "%.1f s", $0) } ?? "did not end"
    stage.report.check(
      seconds.map { $0 <= limit } ?? false, .recovery,
      "\(what) ends the open transaction for readers (\(took), limit \(String(format: "%.1f", limit)) s)")
  }
}
