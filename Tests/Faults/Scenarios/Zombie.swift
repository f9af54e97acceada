import Glibc

/// A worker that is stopped past its session timeout, replaced under its own name, and woken again.
struct Zombie: Scenario {
  let name = "zombie"
  let summary =
    "SIGSTOP past the session timeout, a replacement under the same name, SIGCONT: the old one must not commit"
  let broker = BrokerKind.real
  let delivery = Delivery.exactlyOnce

  func play(_ stage: Stage) throws {
    let old = try stage.makeWorker()
    try old.start()
    for _ in 0..<(stage.isLong ? 6 : 1) {
      try stage.feeder.feed(200)
      stage.pause(0.8...1.6)
      old.signal(SIGSTOP)
      sleep(8)
      let replacement = try stage.makeWorker(instance: old.name)
      try replacement.start()
      stage.pause(2...3)
      old.signal(SIGCONT)
      try stage.feeder.feed(40)
      stage.pause(2...3)
      stage.oracle?.checkCommittedOffsets("after the zombie woke")
      replacement.kill()
      old.kill()
      try old.start()
    }
    try stage.finish()
  }
}
