import Foundation
import Glibc

/// A Kafka broker for tests, as a process of its own: noida-db from PyPI, which has transactions, fencing and
/// read_committed.
///
/// Clients reach it through a ``BrokerProxy``, which mends what it says of aborted transactions, and lets fetches wait. It
/// never evicts a member that was killed, loses data when it is killed itself, and cannot serve a backlog of more than
/// about 100 MB.
public final class NoidaBroker: Sendable {
  /// Where clients start from.
  public let bootstrap: String
  private let process: ChildProcess
  private let proxy: BrokerProxy
  private let folder: URL

  /// The program: `NOIDA_DB`, else `noida-db` on the path; absent where it is not installed.
  public static let program: String? = {
    let environment = ProcessInfo.processInfo.environment
    if let path = environment["NOIDA_DB"], !path.isEmpty { return path }
    return (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/noida-db" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Whether there is a broker to start.
  public static var isInstalled: Bool { program != nil }

  /// What to tell where there is none.
  public static let missing = "needs noida-db: pip install noida-db==0.2.3, on PATH or named by NOIDA_DB"

  /// One broker for all tests of a process; it ends with the process.
  public static let shared: Result<NoidaBroker, any Error> = {
    let broker = Result { try NoidaBroker() }
    atexit { try? NoidaBroker.shared.get().stop() }
    return broker
  }()

  /// Starts a broker on a free port of the loopback interface, with a data folder of its own.
  public init() throws {
    guard let program = NoidaBroker.program else { throw TestBrokerError(NoidaBroker.missing) }
    let port = try LoopbackPort.free()
    bootstrap = "127.0.0.1:\(port)"
    folder = FileManager.default.temporaryDirectory.appending(path: "winnow-noida-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    proxy = try BrokerProxy(port: port)
    process = try ChildProcess(
      [
        program, "start", "--only", "kafka", "--host", BrokerProxy.brokerHost, "--kafka-port", "\(port)", "--data-dir",
        folder.path,
      ], output: folder.appending(path: "log").path)
    for _ in 0..<200 {
      if LoopbackPort.accepts(port, host: BrokerProxy.brokerHost) { return }
      guard process.isRunning else { break }
      usleep(50_000)
    }
    stop()
    throw TestBrokerError("noida-db did not start on port \(port)")
  }

  /// The broker process's id.
  public var processID: pid_t { process.id }

  /// The transactional ids that producers have begun with.
  public var transactionalIDs: Set<String> { proxy.transactionalIDs }

  /// Stops the broker, and deletes its data.
  public func stop() {
    process.stop()
    proxy.stop()
    try? FileManager.default.removeItem(at: folder)
  }
}
