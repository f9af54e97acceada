import Foundation

/// Certificates on both sides, right and wrong ones.
struct MutualTLS: Scenario {
  let name = "tls"
  let summary = "mutual TLS through a proxy; a wrong authority, a missing certificate, a secret that must not show"
  let broker = BrokerKind.tls
  let delivery = Delivery.exactlyOnce

  func play(_ stage: Stage) throws {
    guard let tls = stage.broker as? TLSBroker else { throw Skipped(reason: "needs the TLS proxy") }
    let right = environment(tls.certificates)

    var wrongAuthority = right
    wrongAuthority["WINNOW_BROKER_SECURITY_CA_FILE"] = tls.certificates.otherAuthority
    try expectRefusal(stage, "a certificate of an unknown authority", wrongAuthority)
    var noCertificate = right
    noCertificate["WINNOW_BROKER_SECURITY_CERTIFICATE_FILE"] = nil
    noCertificate["WINNOW_BROKER_SECURITY_KEY_FILE"] = nil
    noCertificate["WINNOW_BROKER_SECURITY_KEY_PASSWORD_FILE"] = nil
    try expectRefusal(stage, "no client certificate", noCertificate)
    var noSecret = right
    noSecret["WINNOW_BROKER_SECURITY_KEY_PASSWORD_FILE"] = tls.certificates.passwordFile + ".none"
    try expectRefusal(stage, "a secret file that is not there", noSecret)

    let worker = try stage.makeWorker()
    try worker.start(environment: right)
    try stage.feeder.feed(stage.isLong ? 400 : 80)
    stage.pause(2...3)
    let secret = tls.certificates.clientKeyPassword
    stage.report.check(!worker.log().contains(secret), "no log or metrics line shows the secret")
    if let id = worker.id {
      let exposed = ["cmdline", "environ"].contains { name in
        let data = (try? Data(contentsOf: URL(filePath: "/proc/\(id)/\(name)"))) ?? Data()
        return data.range(of: Data(secret.utf8)) != nil
      }
      stage.report.check(!exposed, "neither arguments nor environment show the secret")
    }
    try stage.finish()
  }

  private func environment(_ certificates: Certificates) -> [String: String] {
    [
      "WINNOW_BROKER_SECURITY_PROTOCOL": "ssl",
      "WINNOW_BROKER_SECURITY_CA_FILE": certificates.authority,
      "WINNOW_BROKER_SECURITY_CERTIFICATE_FILE": certificates.clientCertificate,
      "WINNOW_BROKER_SECURITY_KEY_FILE": certificates.clientKey,
      "WINNOW_BROKER_SECURITY_KEY_PASSWORD_FILE": certificates.passwordFile,
    ]
  }

  private func expectRefusal(_ stage: Stage, _ what: String, _ environment: [String: String]) throws {
    let worker = try stage.makeWorker()
    try worker.start(environment: environment)
    let status = worker.wait(seconds: 60)
    worker.kill()
    stage.report.check(
      status == 78, "\(what) ends the start with exit code 78 (\(status.map(String.init) ?? "no end"))")
    let said = worker.log().split(separator: "\n").last { $0.contains("winnow:") } ?? ""
    stage.report.note(String(said.prefix(200)))
  }
}
