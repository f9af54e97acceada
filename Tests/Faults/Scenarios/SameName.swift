import Glibc

/// Two workers of one name: the one that came later stays, the other ends and says why.
struct SameName: Scenario {
  let name = "same-name"
  let summary = "two workers of one name: the earlier one leaves it to the later one, with an error that says so"
  let broker = BrokerKind.real
  let delivery = Delivery.exactlyOnce

  func play(_ stage: Stage) throws {
    let first = try stage.makeWorker()
    try first.start()
    first.awaitAssignment(seconds: 30)
    try stage.feeder.feed(40)
    stage.pause(1...2)
    let second = try stage.makeWorker(instance: first.name)
    try second.start()
    try stage.feeder.feed(40)
    let status = first.wait(seconds: 60)
    stage.report.check(status == 78, "the earlier one ended with 78 (\(status.map(String.init) ?? "it did not end"))")
    stage.report.check(
      first.log().contains("another worker uses the name"), "and says that another one uses its name")
    stage.report.check(second.isRunning, "the later one stays")
    try stage.finish()
  }
}
