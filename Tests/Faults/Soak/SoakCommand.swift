import ArgumentParser
import Foundation

/// `faults soak`: a steady load for a long time, and whether anything grows.
struct SoakCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "soak", abstract: "Runs workers under a steady load and prints the slopes of what they hold.",
    discussion: """
      Feeds pages at the given rate, looks at each worker's resident memory, descriptors and threads every five seconds, \
      and fits a line to each from a quarter of the time on, when caches have filled. The invariants of `faults run` are \
      checked at the end. Exit status 1 if one is broken, a worker ended, or something grows, as all does in the first \
      minutes: shorter runs only show that the command works. The memory of the local stores is set low, so that it is \
      full by then. With noida-db keep rate times minutes below 700: it cannot serve many more records from their \
      beginning to the check at the end.
      """)

  @Option(help: "The worker's program.")
  var winnow = ".build/release/winnow"

  @Option(help: "How long to feed.")
  var minutes = 60.0

  @Option(help: "Pages a second.")
  var rate = 10

  @Option(help: "Worker processes.")
  var workers = 2

  @Option(help: "Seconds between two visits of a worker more, which joins the groups and leaves them; 0: none comes.")
  var rebalance = 60

  @Option(help: "Seed of the pages.")
  var seed: UInt64 = 1

  @Option(help: "Run on this cluster (HOST:PORT) instead of a broker of the command's own.")
  var bootstrap: String?

  func validate() throws {
    guard minutes > 0, rate > 0, workers > 0 else {
      throw ValidationError("--minutes, --rate and --workers must be above 0")
    }
    guard rebalance == 0 || rebalance >= 20 else { throw ValidationError("--rebalance takes 0, or 20 and more") }
  }

  func run() throws {
    let report = Report(
      "soak: \(workers) workers, \(rate) pages a second for \(minutes) minutes, seed \(seed)",
      isLive: true)
    let play = Play(
      scenario: SteadyLoad(delivery: .exactlyOnce), winnow: winnow, seed: seed, isLong: true, bootstrap: bootstrap)
    let stage = try Stage(play, report: report)
    defer { stage.tearDown() }
    let environment = ["WINNOW_DUPLICATES_STATE_MEMORY_BYTES": "\(6 << 20)"]
    for _ in 0..<workers { try stage.makeWorker().start(environment: environment) }
    var records = stage.workers.map { UsageRecord($0) }
    let guest = try stage.makeWorker(isStatic: false)

    let start = ContinuousClock.now
    let seconds = Int(minutes * 60)
    for second in 1...max(1, seconds) {
      try stage.feeder.feed(rate)
      if second % 5 == 0 {
        for index in records.indices { records[index].take(second: second) }
      }
      if rebalance > 0 { try visit(guest, second, environment, report) }
      if second % 60 == 0 {
        report.note("minute \(second / 60): \(records.map(\.now).joined(separator: "; "))")
      }
      let due = start + .seconds(second)
      if due > .now { usleep(UInt32((due - .now) / .microseconds(1))) }
    }
    for record in records {
      report.note(record.slopes)
      for (holds, text) in record.checks { report.check(holds, text) }
    }
    try stage.finish()
    for worker in stage.workers { report.note("\(worker.name): \(worker.lastMetricsLine ?? "no metrics line")") }
    report.note("\(guest.starts) visits of \(guest.name)")
    report.finish()
    if report.failures > 0 { throw ExitCode(1) }
  }

  /// Lets the guest come, and after half of the time go.
  private func visit(
    _ guest: WorkerProcess, _ second: Int, _ environment: [String: String], _ report: Report
  ) throws {
    switch second % rebalance {
    case 0: try guest.start(environment: environment)
    case rebalance / 2 where guest.isRunning:
      // One that leaves before it has joined stays a member for ever with noida-db, and the group waits for it.
      guest.awaitAssignment(seconds: 20)
      let status = guest.drain()
      if status != 0 { report.check(false, "\(guest.name) drains (\(status.map(String.init) ?? "did not end"))") }
    default: break
    }
  }
}
