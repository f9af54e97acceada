import Envelope
import Foundation
import Kafka
import Testing
import Worker

@testable import winnow

/// `winnow run` as systemd starts it, on a mock cluster in the tests' process.
@Suite("A worker as a service") struct RunTests {
  @Test(
    "It says that it is ready and alive, drains on SIGTERM, ends with 0, and its figures add up",
    .enabled(if: BuiltProgram.isBuilt, "needs the program beside the tests"))
  func lifecycle() throws {
    let cluster = try MockCluster()
    var configuration = Configuration()
    configuration.broker.bootstrapServers = [cluster.bootstrap]
    for role in Configuration.Topics.Role.allCases {
      try cluster.createTopic(configuration.topicName(role), partitions: 2)
    }
    let folder = try TemporaryFolder()
    let manager = try NotifySocket(path: folder.path + "/notify")
    let process = BuiltProgram.process(
      [
        "run", "-b", cluster.bootstrap, "--delivery", "at-least-once", "--set",
        "topics.keys.partitions=2", "--set", "topics.verify.partitions=2", "--set", "metrics.intervalSeconds=1",
        "--set",
        "metrics.ledgerSeconds=1", "--set", "metrics.listen=0",
      ],
      environment: [
        "XDG_STATE_HOME": folder.path, "NOTIFY_SOCKET": manager.path, "WATCHDOG_USEC": "300000",
        "WINNOW_LOG_FORMAT": "json",
      ])
    let output = URL(filePath: try folder.file("output", ""))
    let log = URL(filePath: try folder.file("log", ""))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: log)
    try process.run()
    defer { if process.isRunning { process.terminate() } }
    #expect(manager.waits(for: "READY=1"))
    #expect(manager.waits(for: "WATCHDOG=1"))

    let clients = Clients(configuration: configuration)
    let feed = try Feed(topic: "winnow.pages", clients: clients)
    for page in SamplePage.all { try feed.send(page.record) }
    try feed.finish {}
    let reader = try TopicReader(topics: ["winnow.articles", "winnow.rejected"], from: .beginning, clients: clients)
    defer { reader.close() }
    var count = 0
    for _ in 0..<600 where count < SamplePage.all.count {
      if try reader.next(milliseconds: 100) != nil { count += 1 }
    }
    #expect(count == SamplePage.all.count)

    // What it answers over HTTP.
    let answering = try #require(
      try String(contentsOf: log, encoding: .utf8).firstMatch(of: /http:\\?\/\\?\/(127\.0\.0\.1:\d+)/))
    let client = HTTPClient(try #require(ListenAddress(String(answering.1))))
    var isReady = false
    for _ in 0..<300 where !isReady {
      isReady = try client.get("/ready").status == 200
      if !isReady { usleep(100_000) }
    }
    #expect(isReady)
    #expect(try client.get("/live").status == 200)
    let figures = String(decoding: try client.get("/metrics").body, as: UTF8.self)
    #expect(figures.contains(#"winnow_assigned_partitions{stage="extract"} 2"#))
    #expect(figures.contains(#"winnow_records_polled_total{stage="extract"} \#(SamplePage.all.count)"#))

    // By now the manager's queue is full of signs of life, which must not have held the worker up.
    manager.drain()
    process.terminate()
    #expect(manager.waits(for: "STOPPING=1"))
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let lines = try String(contentsOf: output, encoding: .utf8).split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
    let ledgers = lines.filter { $0["ledger"] != nil }
    #expect(!ledgers.isEmpty)
    for line in ledgers {
      let ledger = line["ledger"] as? [String: Any] ?? [:]
      let entries =
        (ledger["domains"] as? [String: [String: Any]] ?? [:]).values
        + ["rest", "unknown"].compactMap { ledger[$0] as? [String: Any] }
      let sum = entries.reduce(0) { $0 + ($1["consumed"] as? Int ?? 0) }
      #expect(line["consumed"] as? Int == sum + (line["inFlight"] as? Int ?? 0))
    }
    for line in lines where line["ledger"] == nil {
      let pages = line["pages"] as? [String: Int] ?? [:]
      #expect(pages["consumed"] == (pages["articles"] ?? 0) + (pages["rejected"] ?? 0) + (pages["inFlight"] ?? 0))
    }
    #expect(lines.last?["final"] as? Bool == true)
    #expect((lines.last?["pages"] as? [String: Int])?["consumed"] == SamplePage.all.count)
    for line in try String(contentsOf: log, encoding: .utf8).split(separator: "\n") {
      _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
    }
  }
}

/// The service manager's end of sd_notify(3).
private final class NotifySocket {
  let path: String
  private let descriptor: Int32
  private var received: [String] = []

  init(path: String) throws {
    self.path = path
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    try #require(path.utf8.count < MemoryLayout.size(ofValue: address.sun_path))
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(status == 0)
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit {
    close(descriptor)
  }

  /// Reads what is there.
  func drain() {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    while recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT)) > 0 {}
  }

  /// Whether a message with that line has come, or comes within a minute.
  func waits(for line: String) -> Bool {
    while !received.contains(where: { $0.split(separator: "\n").contains(Substring(line)) }) {
      var bytes = [UInt8](repeating: 0, count: 4_096)
      let count = recv(descriptor, &bytes, bytes.count, 0)
      guard count > 0 else { return false }
      received.append(String(decoding: bytes.prefix(count), as: UTF8.self))
    }
    return true
  }
}
