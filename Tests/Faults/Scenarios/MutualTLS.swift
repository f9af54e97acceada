import Foundation

/// Certificates on both sides, right and wrong ones.
struct MutualTLS: Scenario {
  let name = "tls"
  let summary =
    "mutual TLS through a proxy; wrong authorities, hosts and certificates, at start and later; secrets that must not show"
  let broker = BrokerKind.tls
  let delivery = Delivery.exactlyOnce

  func play(_ stage: Stage) throws {
    guard let tls = stage.broker as? TLSBroker else { throw Skipped(reason: "needs the TLS proxy") }
    let right = environment(tls.certificates)

    var wrongAuthority = right
    wrongAuthority["WINNOW_BROKER_SECURITY_CA_FILE"] = tls.certificates.otherAuthority
    try stage.expectRefusal("a broker's certificate of an unknown authority", wrongAuthority)
    var wrongName = right
    wrongName["WINNOW_BROKER_BOOTSTRAP_SERVERS"] = tls.misnamedBootstrap
    try stage.expectRefusal("a broker's certificate for another host", wrongName)
    var noCertificate = right
    noCertificate["WINNOW_BROKER_SECURITY_CERTIFICATE_FILE"] = nil
    noCertificate["WINNOW_BROKER_SECURITY_KEY_FILE"] = nil
    noCertificate["WINNOW_BROKER_SECURITY_KEY_PASSWORD_FILE"] = nil
    try stage.expectRefusal("no client certificate", noCertificate)
    var stranger = noCertificate
    stranger["WINNOW_BROKER_SECURITY_CERTIFICATE_FILE"] = tls.certificates.strangerCertificate
    stranger["WINNOW_BROKER_SECURITY_KEY_FILE"] = tls.certificates.strangerKey
    try stage.expectRefusal("a client certificate of an unknown authority", stranger)
    var noSecret = right
    noSecret["WINNOW_BROKER_SECURITY_KEY_PASSWORD_FILE"] = tls.certificates.passwordFile + ".none"
    try stage.expectRefusal("a secret file that is not there", noSecret)

    let worker = try stage.makeWorker()
    try worker.start(environment: right)
    try stage.feeder.feed(stage.isLong ? 400 : 80)
    stage.pause(2...3)
    stage.checkHidden(tls.certificates.clientKeyPassword, in: worker)
    stage.checkHidden("PRIVATE KEY", in: worker)

    // Later the same is no end: it passes when somebody puts it right.
    let (certificate, key) = (tls.certificates.serverCertificate, tls.certificates.serverKey)
    let kept = [certificate, key].map { ($0, $0 + ".kept") }
    for (path, copy) in kept { try Data(contentsOf: URL(filePath: path)).write(to: URL(filePath: copy)) }
    try tls.present(certificate: tls.certificates.strangeCertificate, key: tls.certificates.strangeKey)
    sleep(stage.isLong ? 30 : 10)
    stage.report.check(worker.isRunning, "a worker stays when the broker's certificate becomes a wrong one")
    let hasSaidSo = worker.log().contains("certificate verify failed")
    stage.report.check(hasSaidSo, "and its log says what is wrong")
    try tls.present(certificate: kept[0].1, key: kept[1].1)
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
}
