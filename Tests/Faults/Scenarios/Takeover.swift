import Glibc

/// A worker without a name that is killed and does not come back: a survivor gets its partitions and all of their work.
///
/// The mock cluster evicts a member whose session is over, which noida-db never does.
struct Takeover: Scenario {
  let name = "takeover"
  let summary = "kill -9 of a worker that does not come back; the others take over what it had"
  let broker = BrokerKind.mock
  let delivery = Delivery.atLeastOnce

  func play(_ stage: Stage) throws {
    let survivor = try stage.makeWorker(isStatic: false)
    try survivor.start()
    for _ in 0..<(stage.isLong ? 6 : 1) {
      let victim = try stage.makeWorker(isStatic: false)
      try victim.start()
      victim.awaitAssignment(seconds: 30)
      try stage.feeder.feed(80)
      stage.pause(0...1)
      victim.kill()
      try stage.feeder.feed(40)
      // The group notices after the session timeout.
      let isThrough = stage.oracle?.awaitOutputs(seconds: 60 * Patience.crowding) ?? false
      stage.report.check(isThrough, .recovery, "the survivor has worked off what the victim had")
    }
    try stage.finish()
  }
}
