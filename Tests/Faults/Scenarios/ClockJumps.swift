import Foundation

/// Clocks that are put forward and back by hours under load.
struct ClockJumps: Scenario {
  let name = "clock"
  let summary = "the system's clock jumps hours forward and back under load and while nothing comes"
  let broker = BrokerKind.real
  let delivery = Delivery.exactlyOnce

  func play(_ stage: Stage) throws {
    let clock = try ShiftedClock(in: stage.folder)
    for _ in 0..<2 { try stage.makeWorker().start(environment: clock.environment) }
    for _ in 0..<(stage.isLong ? 5 : 1) {
      for hours: Int64 in [2, -1, 30, 0] {
        try stage.feeder.feed(40)
        stage.pause(0...1)
        try clock.jump(to: hours * 3600)
        stage.pause(0...1)
        try stage.feeder.feed(40)
        // Long enough that a worker whose waits have become hours would be thought dead by the group.
        stage.pause(1...8)
      }
    }
    stage.oracle?.checkCommittedOffsets("after the clock jumped")
    try stage.finish()
    // Without this the library might as well not be there.
    let tomorrow = ISO8601DateFormatter().string(from: .now + 24 * 3600)
    let sawThem = stage.workers.allSatisfy { worker in worker.metrics().contains { $0.time > tomorrow } }
    stage.report.check(sawThem, "every worker's clock jumped")
  }
}
