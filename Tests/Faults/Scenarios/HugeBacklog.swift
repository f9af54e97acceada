import Glibc

/// Pages at the limit of size and made to hurt, as many as wait for a worker that was away.
///
/// No oracle reads the outputs: the mock cluster keeps no rejected page of that size, and whether a page becomes an article
/// may depend on the time that it takes. The worker's own figures are judged.
struct HugeBacklog: Scenario {
  let name = "huge-backlog"
  let summary = "a backlog of hostile pages of 8 MB each: every one ends, and the worker keeps within its memory"
  let broker = BrokerKind.mock
  let delivery = Delivery.atLeastOnce

  func play(_ stage: Stage) throws {
    let kinds = HostilePage.all.filter { $0.type == "html" && $0.size == nil }.shuffled(using: &stage.random)
    let count = stage.isLong ? 48 : 8
    for (number, kind) in kinds.prefix(count).enumerated() {
      if number % 4 == 3 {
        try stage.feeder.feed(page: Self.envelope(15_000_000), type: "application/json")
      } else {
        try stage.feeder.feed(page: kind.make(8_000_000))
      }
    }
    let worker = try stage.makeWorker()
    try worker.start()
    let deadline = ContinuousClock.now + .seconds(stage.patience.workedOff)
    while worker.ended < count, ContinuousClock.now < deadline { usleep(500_000) }
    stage.report.check(worker.isRunning, "the worker is still there")
    stage.checkEnds()
    stage.oracle?.checkLag()
    stage.checkFigures()
  }

  /// An envelope with a member that nobody reads, of as many values as bytes allow.
  private static func envelope(_ bytes: Int) -> [UInt8] {
    HostilePage.repeated(
      "1,", bytes, before: #"{"url":"https://faults.example/x","fetchedAt":"2026-03-01T08:15:00Z","x":["#,
      after: #"1],"html":"<p>x"}"#)
  }
}
