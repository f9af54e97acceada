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
        let times = point == "revoked" ? 1 : Int.random(in: 1...4, using: &stage.random)
        try victim.start(environment: ["WINNOW_FAULT_POINT": "\(point):\(times)"])
        try stage.feeder.feed(40)
        if point == "revoked" {
          // Partitions are given back when a worker drains, too. A rebalance would leave noida-db with a member that was
          // killed on the way, which it waits for without end.
          stage.pause(1...3)
          victim.signal(SIGTERM)
        }
        if victim.wait(seconds: 15) == 137 {
          killed[point, default: 0] += 1
        } else {
          victim.kill()
        }
        if round == 0 { stage.oracle?.checkCommittedOffsets("after \(point)") }
      }
    }
    stage.report.check(!killed.isEmpty, "the worker reached fault points, which a debug build has")
    stage.report.note(points.map { "\(killed[$0] ?? 0) killed at \($0)" }.joined(separator: ", "))
    try victim.start()
    try stage.finish()
  }
}
