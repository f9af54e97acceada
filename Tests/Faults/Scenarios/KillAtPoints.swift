import Glibc

/// SIGKILL at named points of a batch's way: after its records were produced, before and after the commit, after the store,
/// and when a revocation begins.
///
/// The points are there only in a debug build of the worker, or one with `-Xswiftc -DWINNOW_FAULTS`.
struct KillAtPoints: Scenario {
  let delivery: Delivery
  let broker = BrokerKind.real
  var name: String { "points-\(delivery.rawValue)" }
  var summary: String { "kill -9 at named points about 80 times in the long run, \(delivery.rawValue)" }
  private let points = ["produced", "beforeCommit", "afterCommit", "stored", "revoked"]

  func play(_ stage: Stage) throws {
    let victim = try stage.makeWorker()
    let other = try stage.makeWorker()
    try other.start()
    var killed: [String: Int] = [:]
    for round in 0..<(stage.isLong ? 16 : 1) {
      for point in points {
        // One that worked through everything before the point was reached is played again.
        for _ in 0..<3 {
          guard try isKilled(victim, at: point, stage) else { continue }
          killed[point, default: 0] += 1
          break
        }
        if round == 0 { stage.oracle?.checkCommittedOffsets("after \(point)") }
      }
    }
    stage.report.check(
      points.allSatisfy { killed[$0] ?? 0 > 0 }, "the worker reached every fault point, which a debug build has")
    stage.report.note(points.map { "\(killed[$0] ?? 0) killed at \($0)" }.joined(separator: ", "))
    try victim.start()
    try stage.finish()
  }

  /// Starts a worker that is to be killed at a point, and gives it work.
  ///
  /// - Returns: whether it got there; one that did not is killed anyhow.
  private func isKilled(_ victim: WorkerProcess, at point: String, _ stage: Stage) throws -> Bool {
    let times = point == "revoked" ? 1 : Int.random(in: 1...4, using: &stage.random)
    try victim.start(environment: ["WINNOW_FAULT_POINT": "\(point):\(times)"])
    try stage.feeder.feed(40)
    if point == "revoked" {
      // Partitions are given back when a worker drains, too. A rebalance would leave noida-db with a member that was killed
      // on the way, which it waits for without end.
      victim.awaitAssignment(seconds: 30)
      stage.pause(0...1)
      victim.signal(SIGTERM)
    }
    if victim.wait(seconds: 10) == 137 { return true }
    victim.kill()
    return false
  }
}
