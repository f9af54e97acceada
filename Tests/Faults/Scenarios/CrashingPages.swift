import Glibc

/// Pages that end the worker each time that one works on them, and a supervisor that starts it again.
///
/// Such pages are there only for a debug build of the worker, or one with `-Xswiftc -DWINNOW_FAULTS`.
struct CrashingPages: Scenario {
  let name = "crashing-pages"
  let summary =
    "pages that end the process: found one by one after restarts, rejected as worker_crash; all others go on"
  let broker = BrokerKind.real
  let delivery = Delivery.exactlyOnce
  /// How the addresses of such pages end.
  private let ending = "77"

  func play(_ stage: Stage) throws {
    let count = stage.isLong ? 400 : 100
    stage.isCrashing = { [ending] in "\($0)".hasSuffix(ending) }
    let workers = [try stage.makeWorker(), try stage.makeWorker()]
    let variables = ["WINNOW_FAULT_PAGES": ending]
    for worker in workers { try worker.start(environment: variables) }
    try stage.feeder.feed(count)
    // As systemd would, until all pages are through; a crashing page that is not found would keep it going for ever.
    let clock = ContinuousClock.now
    while stage.oracle?.awaitOutputs(seconds: 0) == false,
      (ContinuousClock.now - clock).inSeconds < stage.patience.workedOff
    {
      for worker in workers where !worker.isRunning { try worker.start(environment: variables) }
      usleep(200_000)
    }
    let crashes = workers.reduce(0) { $0 + $1.starts } - workers.count
    let pages = (0..<count).count(where: stage.isCrashing)
    stage.report.check(crashes > 0, "pages ended the worker, as in a debug build they do")
    // Once beside others, and five times alone; each of the workers may meet the page.
    stage.report.check(
      crashes <= pages * 6 * workers.count,
      "\(pages) crashing pages ended \(crashes) processes before they were rejected")
    try stage.finish()
  }
}
