import Foundation

/// Passwords, right and wrong ones.
///
/// noida-db takes any password, so that the wrong ones go to a broker of the harness's own which takes none.
struct Credentials: Scenario {
  let name = "credentials"
  let summary = "SASL: a refused password ends the start with a clear error; the password shows nowhere"
  let broker = BrokerKind.real
  let delivery = Delivery.exactlyOnce

  func play(_ stage: Stage) throws {
    let refusing = try RefusingBroker()
    defer { refusing.stop() }
    let password = "winter-wheat-0815"
    let file = stage.folder.appending(path: "password")
    try Data("\(password)\n".utf8).write(to: file)
    var variables = [
      "WINNOW_BROKER_SECURITY_PROTOCOL": "sasl_plaintext", "WINNOW_BROKER_SECURITY_USERNAME": "winnow",
      "WINNOW_BROKER_SECURITY_PASSWORD_FILE": file.path,
    ]
    for mechanism in ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] {
      variables["WINNOW_BROKER_SECURITY_MECHANISM"] = mechanism
      variables["WINNOW_BROKER_BOOTSTRAP_SERVERS"] = refusing.bootstrap
      let worker = try stage.expectRefusal("a password that \(mechanism) refuses", variables)
      stage.checkHidden(password, in: worker)
    }
    variables["WINNOW_BROKER_SECURITY_MECHANISM"] = "PLAIN"
    variables["WINNOW_BROKER_BOOTSTRAP_SERVERS"] = nil
    let worker = try stage.makeWorker()
    try worker.start(environment: variables)
    try stage.feeder.feed(stage.isLong ? 400 : 80)
    stage.pause(2...3)
    stage.checkHidden(password, in: worker)
    try stage.finish()
  }
}
