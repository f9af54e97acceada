import ArgumentParser
import Foundation
import Kafka
import TestBroker

/// Feeds pages through a broker and a worker, and prints what a page costs.
@main
struct StreamDriver: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stream-driver", abstract: "Feeds corpus pages through a broker, and prints what a page costs.")

  @Option(help: "Pages to feed.")
  var pages = 1_000
  @Option(help: "The share of them that are copies of others, 0 to 1.")
  var copies = 0.7
  @Option(help: "Pages a second; without it all are fed before the workers start.")
  var rate: Int?
  @Option(help: "Worker processes.")
  var workers = 1
  @Flag(help: "A worker for each stage, to tell their costs apart.")
  var split = false
  @Option(help: "How the pages are packed: zstd, lz4, gzip, snappy or none.")
  var compression = "zstd"
  @Option(help: "Partitions of each topic.")
  var partitions = 12
  @Option(help: "The folder with the shared data.")
  var shared = "../shared"
  @Option(help: "The worker's program.")
  var winnow = ".build/release/winnow"
  @Option(help: "A cluster that is there, HOST:PORT; without it noida-db is started.")
  var bootstrap: String?
  @Option(help: "Settings of the worker, KEY=VALUE.")
  var set: [String] = []
  @Option(help: "Seconds after which to give up.")
  var patience = 600

  func run() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "winnow-stream-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = try PageSource(
      folder: URL(filePath: shared).appending(path: "corpus/articles/pages"), count: pages, copies: copies,
      workspace: folder)
    let broker = try bootstrap == nil ? NoidaBroker() : nil
    defer { broker?.stop() }
    let address = bootstrap ?? broker!.bootstrap
    let prefix = "stream-\(UUID().uuidString.prefix(8).lowercased())."
    try createTopics(address, prefix)
    let arrivals = try Arrivals(address, prefix: prefix, partitions: Int32(partitions))
    let alone = try extractionAlone(source, folder)

    let feeder = try Feeder(address, topic: prefix + "pages", source: source, compression: compression)
    if rate == nil { try feeder.feed(0..<pages) }
    let brokerBefore = broker.flatMap { ProcessCost($0.processID) }?.seconds ?? 0
    let processes = try start(address, prefix, folder)
    defer { for process in processes { process.stop() } }
    // Pages that wait for workers to join are a backlog.
    if rate != nil { try awaitReading(processes.indices.map { folder.appending(path: "w\($0).log") }) }
    let began = Date()
    if let rate {
      for second in 0..<(pages + rate - 1) / rate {
        try feeder.feed(second * rate..<min(pages, (second + 1) * rate))
        let due = began.addingTimeInterval(Double(second + 1))
        if due > .now { Thread.sleep(until: due) }
      }
    }
    var worked = 0.0
    while true {
      let progress = arrivals.progress
      if progress.pages >= pages, worked == 0 { worked = Date().timeIntervalSince(began) }
      if progress.pages >= pages, progress.flagged >= progress.articles { break }
      guard Date().timeIntervalSince(began) < Double(patience), processes.allSatisfy(\.isRunning) else {
        print("gave up: \(progress) of \(pages) pages; the workers' logs are in \(folder.path)")
        throw ExitCode(1)
      }
      usleep(50_000)
    }
    let costs = processes.compactMap { ProcessCost($0.id) }
    let brokerAfter = broker.flatMap { ProcessCost($0.processID) }?.seconds ?? 0
    let progress = arrivals.progress
    let times = arrivals.end()
    for process in processes { process.signal(SIGTERM) }
    for process in processes { _ = process.wait(seconds: 40) }

    let count = Double(pages)
    let cpu = costs.reduce(0) { $0 + $1.seconds } * 1000 / count
    func line(_ name: String, _ value: String) {
      print(name.padding(toLength: 34, withPad: " ", startingAt: 0) + value)
    }
    line("pages, of files, articles, flags", "\(pages), \(source.files.count), \(progress.articles), \(progress.flags)")
    line("pages/s until all are out", String(format: "%.1f", count / worked))
    line("extraction alone, CPU ms a page", String(format: "%.3f", alone))
    line("workers, CPU ms a page", String(format: "%.3f (%.2f times extraction alone)", cpu, cpu / alone))
    for (cost, name) in zip(costs, split ? ["extract", "index", "verify"] : (0..<workers).map { "worker \($0)" }) {
      line(
        "  \(name)",
        String(
          format: "%.3f ms a page, peak %d MB, %d descriptors", cost.seconds * 1000 / count, cost.peakBytes >> 20,
          cost.descriptors))
    }
    if broker != nil {
      line("broker, CPU ms a page", String(format: "%.3f", (brokerAfter - brokerBefore) * 1000 / count))
    }
    let lines = processes.indices.compactMap { Self.lastLine(folder.appending(path: "w\($0).log")) }
    line(
      "transactions, aborted",
      "\(lines.reduce(0) { $0 + $1.transactions.committed }), "
        + "\(lines.reduce(0) { $0 + $1.transactions.aborted })")
    line(
      "bytes in, out, a page",
      "\(lines.reduce(0) { $0 + $1.bytesIn } / pages), \(lines.reduce(0) { $0 + $1.bytesOut } / pages)")
    line(
      "records of keys, verify, a page",
      String(
        format: "%.3f, %.3f", Double(lines.reduce(0) { $0 + $1.records.keysConsumed }) / count,
        Double(lines.reduce(0) { $0 + $1.records.verifyConsumed }) / count))
    for (name, time) in [
      ("article", \Arrivals.Times.article), ("first flag", \.firstFlag), ("final flag", \.finalFlag),
    ] {
      let waits = times.compactMap { seen in
        seen[keyPath: time].flatMap { time in seen.page.flatMap { feeder.times[$0] }.map { time - $0 } }
      }.sorted()
      guard !waits.isEmpty else { continue }
      func at(_ share: Double) -> Double { waits[min(waits.count - 1, Int(Double(waits.count) * share))] }
      line(
        "seconds from page to \(name)",
        String(format: "median %.2f, 99 %% %.2f, most %.2f", at(0.5), at(0.99), waits.last!))
    }
  }

  private func createTopics(_ address: String, _ prefix: String) throws {
    let admin = try Admin(bootstrap: address, properties: ClientProperties())
    let topics = ["pages", "articles", "rejected", "duplicates", "keys", "verify"].map {
      NewTopic(name: prefix + $0, partitions: partitions)
    }
    let errors = try admin.create(topics, milliseconds: 30_000)
    if let error = errors.first { throw ValidationError("\(error.key): \(error.value)") }
  }

  /// Processor milliseconds a page of `winnow extract` over the same files.
  private func extractionAlone(_ source: PageSource, _ folder: URL) throws -> Double {
    let process = try ChildProcess(
      [winnow, "extract"] + source.files.map(\.path), output: folder.appending(path: "extract.ndjson").path)
    process.wait()
    return (process.usage?.seconds ?? 0) * 1000 / Double(source.files.count)
  }

  private func start(_ address: String, _ prefix: String, _ folder: URL) throws -> [ChildProcess] {
    let stages = split ? ["extract", "index", "verify"] : [String](repeating: "extract,index,verify", count: workers)
    return try stages.enumerated().map { number, stages in
      var arguments = [winnow, "run", "-b", address, "--instance", "w\(number)", "--group", prefix + "group"]
      var settings = [
        "topics.prefix=\(prefix)", "worker.stages=\(stages)", "log.format=logfmt",
        "duplicates.stateDirectory=\(folder.path)/state-\(number)",
      ]
      settings += ["pages", "articles", "rejected", "duplicates", "keys", "verify"].map {
        "topics.\($0).partitions=\(partitions)"
      }
      for setting in settings + set { arguments += ["--set", setting] }
      return try ChildProcess(arguments, output: folder.appending(path: "w\(number).log").path)
    }
  }

  /// Waits until every worker says that it reads its partitions.
  private func awaitReading(_ logs: [URL]) throws {
    for _ in 0..<600 {
      let texts = logs.map { (try? String(contentsOf: $0, encoding: .utf8)) ?? "" }
      if texts.allSatisfy({ $0.contains("message=consuming") }) { return }
      usleep(100_000)
    }
    throw ValidationError("the workers do not read their partitions after a minute")
  }

  /// The figures of a worker's last metrics line.
  private struct Line: Decodable {
    struct Transactions: Decodable { let committed, aborted: Int }
    struct Records: Decodable { let keysConsumed, verifyConsumed: Int }
    let transactions: Transactions
    let records: Records
    let bytesIn, bytesOut: Int
  }

  private static func lastLine(_ log: URL) -> Line? {
    let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").last { $0.hasPrefix("{") }.flatMap {
      try? JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
  }
}
