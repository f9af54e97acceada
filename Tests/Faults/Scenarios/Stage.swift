import Foundation
import Kafka
import TestBroker

/// What a scenario plays on: a broker with topics, workers, a feeder and an oracle, in a folder of its own.
final class Stage {
  static let pagePartitionCount = 4
  static let outputPartitions = 4

  let winnow: String
  let isLong: Bool
  let report: Report
  let folder: URL
  let broker: any Broker
  let group: String
  let feeder: Feeder
  var random: Random
  /// Whether the broker is made to refuse records as too large, so that articles may end as rejected.
  var refusesSizes = false
  private let delivery: Delivery
  private(set) var workers: [WorkerProcess] = []
  private(set) lazy var oracle: Oracle? = try? Oracle(self)
  private let prefix: String

  init(
    _ scenario: any Scenario, winnow: String, random: Random, isLong: Bool, bootstrap: String?, report: Report
  ) throws {
    self.winnow = winnow
    self.random = random
    self.isLong = isLong
    self.report = report
    delivery = scenario.delivery
    prefix = "faults-\(scenario.name)-\(ProcessInfo.processInfo.processIdentifier)."
    group = prefix + "group"
    folder = FileManager.default.temporaryDirectory.appending(path: "winnow-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let prefix = prefix
    let names = ["pages", "articles", "duplicates", "rejected", "keys", "verify"]
    let topics = names.map { (name: prefix + $0, partitions: Stage.pagePartitionCount) }
    switch scenario.broker {
    case .mock:
      broker = try MockBroker(topics: topics)
    case .real, .tls:
      broker = scenario.broker == .tls ? try TLSBroker(folder: folder) : try Stage.realBroker(bootstrap)
      let admin = try Admin(
        bootstrap: broker.bootstrap, properties: ClientProperties(broker.clientProperties))
      let errors = try admin.create(
        topics.map { NewTopic(name: $0.name, partitions: $0.partitions) }, milliseconds: 30_000)
      if let error = errors.first { throw Skipped(reason: "\(error.key) was not created: \(error.value)") }
    }
    feeder = try Feeder(
      broker, topic: prefix + "pages", partitions: Stage.pagePartitionCount,
      seed: self.random.next())
  }

  private static func realBroker(_ bootstrap: String?) throws -> any Broker {
    if let bootstrap { return GivenBroker(bootstrap) }
    return try OwnNoidaBroker()
  }

  /// A topic's full name.
  func topic(_ name: String) -> String { prefix + name }

  /// The partitions of the pages topic.
  var pagePartitions: [TopicPartition] {
    (0..<Int32(Stage.pagePartitionCount)).map { TopicPartition(topic("pages"), $0) }
  }

  /// Makes a worker; the caller starts it.
  ///
  /// - Parameters:
  ///   - instance: the name that the group knows it by; absent: one of its own.
  ///   - isStatic: whether the group keeps its partitions for it while it is gone.
  ///   - program: another build of the worker.
  ///   - extra: more lines of its configuration.
  func makeWorker(
    instance: String? = nil, isStatic: Bool = true, program: String? = nil, extra: String = ""
  ) throws -> WorkerProcess {
    let name = "w\(workers.count)"
    let roles = ["pages", "articles", "duplicates", "rejected", "keys", "verify"]
    let configuration = folder.appending(path: "\(name).yaml")
    let text = """
      broker:
        bootstrapServers: [\(broker.bootstrap)]
      topics:
        prefix: \(prefix)
      \(roles.map { "  \($0):\n    partitions: \(Stage.pagePartitionCount)" }.joined(separator: "\n"))
      worker:
        group: \(group)
        \(isStatic ? "instance: \(instance ?? name)" : "threads: 0")
        delivery: \(delivery.rawValue)
        batchRecords: 40
        drainSeconds: 5
        sessionTimeoutSeconds: 6
      duplicates:
        stateDirectory: \(folder.appending(path: "state-\(name)").path)
        settleSeconds: 0.2
      metrics:
        intervalSeconds: 0.5
      log:
        format: logfmt
      \(extra)
      """
    try Data(text.utf8).write(to: configuration)
    let worker = WorkerProcess(
      name: name, program: program ?? winnow, configuration: configuration.path,
      output: folder.appending(path: "\(name).log").path)
    workers.append(worker)
    return worker
  }

  /// Sleeps for a random time.
  func pause(_ range: ClosedRange<Double>) {
    usleep(UInt32(Double.random(in: range, using: &random) * 1e6))
  }

  /// What every scenario ends with: all is worked off, a fresh page goes through within ten seconds, the workers drain,
  /// and the invariants hold.
  func finish(seconds: Double = 120) throws {
    guard let oracle else { return report.check(false, "the oracle could read the topics") }
    report.check(oracle.awaitOutputs(seconds: seconds), "all pages are worked off after the faults")
    let before = ContinuousClock.now
    try feeder.feed(Stage.pagePartitionCount)
    let isFresh = oracle.awaitOutputs(seconds: 10)
    report.check(isFresh, "fresh pages go through within 10 s (\(ContinuousClock.now - before))")
    report.check(oracle.awaitFlags(seconds: 30), "every article gets its flag")
    for worker in workers where worker.isRunning {
      let status = worker.drain()
      report.check(status == 0, "\(worker.name) drains and exits 0 (\(status.map(String.init) ?? "did not end"))")
    }
    let isExactlyOnce = delivery == .exactlyOnce && broker.hasTransactions
    // The mock cluster drops offsets that are sent in a transaction.
    if isExactlyOnce || delivery == .atLeastOnce { oracle.checkLag() }
    try oracle.checkOutputs(exactlyOnce: isExactlyOnce)
    let lines = workers.flatMap { $0.metrics() }
    let wrong = lines.count { !$0.pages.addUp }
    report.check(
      !lines.isEmpty && wrong == 0, "consumed = articles + rejected + in flight in \(lines.count) metrics lines")
    let crashes = workers.flatMap { $0.crashes() }
    report.check(crashes.isEmpty, "no worker crashed by itself \(crashes.first.map(String.init) ?? "")")
  }

  /// Ends all processes and removes the folder, unless a check failed.
  func tearDown() {
    for worker in workers { worker.tearDown() }
    oracle?.close()
    broker.stop()
    if report.failures == 0 {
      try? FileManager.default.removeItem(at: folder)
    } else {
      report.note("kept \(folder.path)")
    }
  }
}
