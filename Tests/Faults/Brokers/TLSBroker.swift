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
  private let inside: ChildProcess
  private let outside: ChildProcess

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
    certificates = try Certificates(in: folder)
    let port = try LoopbackPort.free()
    bootstrap = "127.0.0.1:\(port)"
    let socket = folder.appending(path: "tls.sock").path
    let settings = folder.appending(path: "stunnel.conf")
    try Data(
      """
      foreground = yes
      pid =
      [kafka]
      accept = \(socket)
      connect = 127.0.0.1:\(port)
      cert = \(certificates.serverCertificate)
      key = \(certificates.serverKey)
      CAfile = \(certificates.authority)
      verifyChain = yes

      """.utf8
    ).write(to: settings)
    let script = """
      ip link set lo up
      "\(broker)" start --only kafka --kafka-port \(port) --data-dir "\(folder.path)/broker" &
      exec /usr/bin/stunnel4 "\(settings.path)"
      """
    inside = try ChildProcess(
      ["/usr/bin/unshare", "-n", "/bin/sh", "-c", script], output: folder.appending(path: "tls.log").path)
    outside = try ChildProcess(
      ["/usr/bin/socat", "TCP-LISTEN:\(port),bind=127.0.0.1,reuseaddr,fork", "UNIX-CONNECT:\(socket)"],
      output: folder.appending(path: "socat.log").path)
    for _ in 0..<100 where !(FileManager.default.fileExists(atPath: socket) && LoopbackPort.accepts(port)) {
      usleep(100_000)
    }
    sleep(2)
  }

  func stop() {
    outside.stop()
    inside.stop()
  }
}
