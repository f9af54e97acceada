import Foundation
import Glibc
import TestBroker

/// noida-db behind a proxy that ends mutual TLS.
///
/// The broker tells clients to come to 127.0.0.1 and its own port, so proxy and broker live in a network namespace of
/// their own, and the same port outside leads, through a Unix socket, to the proxy inside.
final class TLSBroker: Broker {
  let bootstrap: String
  let hasTransactions = true
  /// Authority, server and client certificates.
  let certificates: Certificates
  /// The same broker under a certificate for another address.
  let misnamedBootstrap: String
  private let folder: URL
  private let inside: ChildProcess
  private var outside: [ChildProcess] = []
  /// Sockets inside and the ports outside that lead to them.
  private let ports: [(name: String, port: UInt16)]

  var clientProperties: [String: String] {
    [
      "security.protocol": "ssl", "ssl.ca.location": certificates.authority,
      "ssl.certificate.location": certificates.clientCertificate, "ssl.key.location": certificates.clientKey,
      "ssl.key.password": certificates.clientKeyPassword,
    ]
  }

  init(folder: URL) throws {
    guard let broker = NoidaBroker.program else { throw Skipped(reason: NoidaBroker.missing) }
    for program in ["/usr/bin/stunnel4", "/usr/bin/socat", "/usr/bin/openssl", "/usr/bin/unshare"]
    where !FileManager.default.isExecutableFile(atPath: program) {
      throw Skipped(reason: "needs \(program): apt-get install stunnel4 socat openssl util-linux iproute2")
    }
    guard getuid() == 0 else { throw Skipped(reason: "needs root, to make a network namespace") }
    self.folder = folder
    certificates = try Certificates(in: folder)
    let port = try LoopbackPort.free()
    let misnamedPort = try LoopbackPort.free()
    bootstrap = "127.0.0.1:\(port)"
    misnamedBootstrap = "127.0.0.1:\(misnamedPort)"
    let settings = folder.appending(path: "stunnel.conf")
    try Data(
      """
      foreground = yes
      pid =
      connect = 127.0.0.1:\(port)
      CAfile = \(certificates.authority)
      verifyChain = yes
      [kafka]
      accept = \(folder.path)/kafka.sock
      cert = \(certificates.serverCertificate)
      key = \(certificates.serverKey)
      [misnamed]
      accept = \(folder.path)/misnamed.sock
      cert = \(certificates.misnamedCertificate)
      key = \(certificates.misnamedKey)

      """.utf8
    ).write(to: settings)
    let script = """
      ip link set lo up
      "\(broker)" start --only kafka --host 127.0.0.2 --kafka-port \(port) --data-dir "\(folder.path)/broker" &
      "\(URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path)" broker-proxy \(port) &
      exec /usr/bin/stunnel4 "\(settings.path)"
      """
    inside = try ChildProcess(
      ["/usr/bin/unshare", "-n", "/bin/sh", "-c", script], output: folder.appending(path: "tls.log").path)
    self.ports = [("kafka", port), ("misnamed", misnamedPort)]
    for _ in 0..<100 where !FileManager.default.fileExists(atPath: "\(folder.path)/misnamed.sock") { usleep(100_000) }
    try openWays()
    sleep(2)
  }

  /// Serves another certificate from now on, and breaks every connection that there is.
  func present(certificate: String, key: String) throws {
    let files = [(certificate, certificates.serverCertificate), (key, certificates.serverKey)]
    for (source, target) in files { try Data(contentsOf: URL(filePath: source)).write(to: URL(filePath: target)) }
    // stunnel reads its files again.
    inside.signal(SIGHUP)
    sleep(1)
    for process in outside { process.stop() }
    try openWays()
  }

  /// Leads the ports outside to the sockets.
  private func openWays() throws {
    outside = try ports.map { name, port in
      try ChildProcess(
        [
          "/usr/bin/socat", "TCP-LISTEN:\(port),bind=127.0.0.1,reuseaddr,fork",
          "UNIX-CONNECT:\(folder.path)/\(name).sock",
        ], output: folder.appending(path: "socat.log").path)
    }
    for (_, port) in ports { for _ in 0..<100 where !LoopbackPort.accepts(port) { usleep(50_000) } }
  }

  func stop() {
    for process in outside { process.stop() }
    inside.stop()
  }
}
