import Foundation
import Kafka
import TestBroker

/// What a scenario plays on: a broker with topics, workers, a feeder and an oracle, in a folder of its own.
final class Stage {
  static let pagePartitionCount = 4
  static let outputPartitions = 4
  /// What topics are for, which is their names without the prefix.
  private static let roles = ["pages", "articles", "duplicates", "rejected", "keys", "verify"]

  let winnow: String
  let isLong: Bool
  /// Partitions of each internal topic.
  let internalPartitions: Int
  let report: Report
  let folder: URL
  let broker: any Broker
  let group: String
  let feeder: Feeder
  var random: Random
  /// Whether the broker is made to refuse records as too large, so that articles may end as rejected.
  var refusesSizes = false
  /// Whether this page, by its number, ends the worker that works on it.
  var isCrashing: (Int) -> Bool = { _ in false }
  /// Seconds of the group's session timeout, which a drain may take as well.
  var sessionSeconds = 6
  let patience: Patience
  private let delivery: Delivery
  /// Variables that every worker is started with.
  private let environment: [String: String]
  private var isSpoiled: Bool { !environment.isEmpty }
  private(set) var workers: [WorkerProcess] = []
  private(set) lazy var oracle: Oracle? = try? Oracle(self)
  private let prefix: String
  /// Where the outputs are written to; nil for nowhere.
  private let outputs: URL?

  init(_ play: Play, report: Report) throws {
    let scenario = play.scenario
    winnow = play.winnow
    random = Random(seed: play.seed, name: scenario.name)
    isLong = play.isLong
    internalPartitions = scenario.internalPartitions
    self.report = report
    patience = Patience(isLong: play.isLong, isSpoiled: play.sabotage != nil)
    environment = play.sabotage.map { ["WINNOW_FAULT_SABOTAGE": $0] } ?? [:]
    delivery = scenario.delivery
    outputs = play.outputs.map { URL(filePath: $0).appending(path: "\(scenario.name).ndjson") }
    prefix = "faults-\(scenario.name)-\(UUID().uuidString.prefix(8))."
    group = prefix + "group"
    folder = FileManager.default.temporaryDirectory.appending(path: "winnow-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let prefix = prefix
    let topics = Stage.roles.map {
      (name: prefix + $0, partitions: Stage.partitions(of: $0, scenario.internalPartitions))
    }
    switch scenario.broker {
    case .mock:
      broker = try MockBroker(topics: topics)
    case .real, .tls:
      broker = scenario.broker == .tls ? try TLSBroker(folder: folder) : try Stage.realBroker(play.bootstrap)
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

  private static func partitions(of role: String, _ internalPartitions: Int) -> Int {
    ["keys", "verify"].contains(role) ? internalPartitions : pagePartitionCount
  }

  /// A topic's full name.
  func topic(_ name: String) -> String { prefix + name }

  /// The partitions of the pages topic.
  var pagePartitions: [TopicPartition] {
    TopicPartition.all(of: topic("pages"), count: Stage.pagePartitionCount)
  }

  /// Makes a worker; the caller starts it.
  ///
  /// - Parameters:
  ///   - instance: the name that the group knows it by; absent: one of its own.
  ///   - isStatic: whether the group keeps its partitions for it while it is gone.
  ///   - extra: more lines of its configuration.
  func makeWorker(
    instance: String? = nil, isStatic: Bool = true, extra: String = ""
  ) throws -> WorkerProcess {
    let name = "w\(workers.count)"
    let configuration = folder.appending(path: "\(name).yaml")
    let text = """
      broker:
        bootstrapServers: [\(broker.bootstrap)]
      topics:
        prefix: \(prefix)
      \(Stage.roles.map { "  \($0):\n    partitions: \(Stage.partitions(of: $0, internalPartitions))" }.joined(separator: "\n"))
      worker:
        group: \(group)
        \(isStatic ? "instance: \(instance ?? name)" : "threads: 0")
        delivery: \(delivery.rawValue)
        batchRecords: 40
        drainSeconds: \(sessionSeconds)
        sessionTimeoutSeconds: \(sessionSeconds)
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
      name: name, program: winnow, configuration: configuration.path, environment: environment,
      output: folder.appending(path: "\(name).log").path)
    workers.append(worker)
    return worker
  }

  /// Sleeps for a random time.
  func pause(_ range: ClosedRange<Double>) {
    usleep(UInt32(Double.random(in: range, using: &random) * 1e6))
  }

  /// What every scenario ends with: all is worked off, a fresh page goes through in time, the workers hold no more than
  /// they may, they drain, and the invariants hold.
  func finish() throws {
    guard let oracle else { return report.check(false, "the oracle could read the topics") }
    report.check(
      oracle.awaitOutputs(seconds: patience.workedOff), .recovery, "all pages are worked off after the faults")
    // What the mock cluster keeps of aborted transactions is work that a fresh page would have to wait for.
    if delivery == .exactlyOnce, !broker.hasTransactions { awaitInternalTopics() }
    try checkFreshPages(oracle)
    report.check(oracle.awaitFlags(seconds: patience.flags), .recovery, "every article gets its flag")
    checkEnds()
    let isExactlyOnce = delivery == .exactlyOnce && broker.hasTransactions
    // The mock cluster drops offsets that are sent in a transaction.
    if isExactlyOnce || delivery == .atLeastOnce { oracle.checkLag() }
    try oracle.checkOutputs(exactlyOnce: isExactlyOnce)
    checkFigures()
    if let outputs { try write(oracle, to: outputs) }
  }

  private func write(_ oracle: Oracle, to path: URL) throws {
    var lines = OutputLines()
    try oracle.write(to: &lines)
    for worker in workers { for line in worker.jsonLines { lines.add(line) } }
    try FileManager.default.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
    try lines.write(to: path)
  }

  /// Waits until the workers have worked off their internal topics, or the patience for that ends.
  private func awaitInternalTopics() {
    let deadline = ContinuousClock.now + .seconds(patience.workedOff)
    while ContinuousClock.now < deadline {
      let lags = workers.filter(\.isRunning).compactMap { $0.metrics().last?.lagRecords }
      if lags.allSatisfy({ $0.allSatisfy { $0.key == topic("pages") || $0.value == 0 } }) { return }
      usleep(500_000)
    }
  }

  /// The workers have held no more than they may, and drain.
  func checkEnds() {
    for worker in workers { if let usage = worker.usage() { checkLimits(usage, of: worker.name) } }
    for worker in workers where worker.isRunning {
      let status = worker.drain()
      report.check(status == 0, "\(worker.name) drains and exits 0 (\(status.map(String.init) ?? "did not end"))")
    }
  }

  /// The workers' own figures add up, and none of them crashed.
  func checkFigures() {
    let metrics = workers.map { $0.metrics() }
    let lines = metrics.flatMap { $0 }
    let wrong = lines.count { !$0.pages.addUp }
    report.isPlayed = lines.contains { $0.pages.articles > 0 }
    report.check(
      !lines.isEmpty && wrong == 0, .figures,
      "consumed = articles + rejected + in flight in \(lines.count) metrics lines (\(wrong) do not add up)")
    let counted = workers.reduce(0) { $0 + $1.ended }
    if workers.allSatisfy({ $0.starts == 1 }) {
      report.check(
        counted >= feeder.pages.count, .figures, "the last lines count \(counted) of \(feeder.pages.count) pages")
    }
    let crashes = workers.flatMap { $0.crashes() }
    report.check(crashes.isEmpty, "no worker crashed by itself \(crashes.first.map(String.init) ?? "")")
  }

  /// A machine that others keep busy makes everything slower: the time is judged as a multiple of that.
  private func checkFreshPages(_ oracle: Oracle) throws {
    let before = ContinuousClock.now
    try feeder.feed(Stage.pagePartitionCount)
    let crowding = Patience.crowding
    let isThrough = oracle.awaitOutputs(seconds: patience.fresh * crowding)
    let took = (ContinuousClock.now - before).inSeconds
    let limit = String(format: "%.0f s on a machine with %.1f processes a core", patience.fresh, crowding)
    report.check(
      isThrough, .recovery, String(format: "fresh pages go through in %.1f s, limit ", took) + limit)
  }

  private func checkLimits(_ usage: Usage, of name: String) {
    let megabytes = usage.peakBytes >> 20
    report.check(
      megabytes <= 512 && usage.descriptors <= 256 && usage.threads <= 128, .usage,
      "\(name) held at most \(megabytes) MB of 512, holds \(usage.descriptors) descriptors of 256, \(usage.threads) threads of 128"
    )
  }

  /// Ends all processes and removes the folder, unless a check failed.
  func tearDown() {
    for worker in workers { worker.tearDown() }
    oracle?.close()
    broker.stop()
    if report.failures == 0 || isSpoiled {
      try? FileManager.default.removeItem(at: folder)
    } else {
      report.note("kept \(folder.path)")
    }
  }
}

extension Duration {
  /// As a number.
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
