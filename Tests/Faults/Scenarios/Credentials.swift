import Foundation

/// Passwords and tokens, right and wrong ones.
///
/// noida-db takes any, so that the wrong ones go to a broker of the harness's own which takes none.
struct Credentials: Scenario {
  let name = "credentials"
  let summary =
    "SASL: a refused password or token ends a start with a clear error, later it is tried again; secrets show nowhere"
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
    try playTokens(stage, refusing)
    try stage.finish()
  }

  private func playTokens(_ stage: Stage, _ refusing: RefusingBroker) throws {
    let secret = "barley/and+oats 42"
    let authorization = Data("winnow:barley%2Fand%2Boats%2042".utf8).base64EncodedString()
    let server = try TokenServer(authorization: "Basic " + authorization)
    defer { server.stop() }
    let file = stage.folder.appending(path: "client-secret")
    let wrongFile = stage.folder.appending(path: "wrong-secret")
    try Data("\(secret)\n".utf8).write(to: file)
    try Data("rye-1848\n".utf8).write(to: wrongFile)
    var variables = [
      "WINNOW_BROKER_SECURITY_PROTOCOL": "sasl_plaintext", "WINNOW_BROKER_SECURITY_MECHANISM": "OAUTHBEARER",
      "WINNOW_BROKER_SECURITY_TOKEN_ENDPOINT": server.url, "WINNOW_BROKER_SECURITY_TOKEN_CLIENT_ID": "winnow",
      "WINNOW_BROKER_SECURITY_TOKEN_CLIENT_SECRET_FILE": wrongFile.path,
    ]
    stage.checkHidden("rye-1848", in: try stage.expectRefusal("a client secret that is refused", variables))
    variables["WINNOW_BROKER_SECURITY_TOKEN_CLIENT_SECRET_FILE"] = file.path
    variables["WINNOW_BROKER_BOOTSTRAP_SERVERS"] = refusing.bootstrap
    stage.checkHidden(secret, in: try stage.expectRefusal("a token that OAUTHBEARER refuses", variables))
    variables["WINNOW_BROKER_BOOTSTRAP_SERVERS"] = nil
    let worker = try stage.makeWorker()
    try worker.start(environment: variables)
    try stage.feeder.feed(80)
    stage.pause(2...3)
    // Tokens end after a few seconds, so that the worker soon has none.
    server.refuse(true)
    sleep(stage.isLong ? 30 : 12)
    stage.report.check(worker.isRunning, "a worker stays when it is given no tokens any more")
    stage.report.check(worker.log().contains("token endpoint refuses: status 401"), "and its log says what is wrong")
    server.refuse(false)
    stage.checkHidden(secret, in: worker)
    stage.checkHidden(TokenServer.tokenMark, in: worker)
  }
}
