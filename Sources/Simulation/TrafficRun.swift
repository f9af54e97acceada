import Duplicates
import Foundation

/// Plays documents through the stages as one worker with all partitions does on a quiet day, and counts what is written.
///
/// Each round is a batch of pages, a batch of what came to `keys`, and a batch of what came to `verify`, each assembled and
/// committed as a worker does it; the clock goes on by two milliseconds a page. Stores are on disk.
public final class TrafficRun {
  private typealias Partition = SimulatedBroker.Partition

  private let configuration: DuplicatesConfiguration
  private let assembler: BlockAssembler
  private var broker: SimulatedBroker
  private let index: [(stage: IndexStage, store: RocksStore)]
  private let verify: [(stage: VerifyStage, store: RocksStore)]
  private let folder: URL
  private var extract: ExtractStage
  private var positions: [Partition: Int64] = [:]
  private var topics: [StageTopic: (records: Int, bytes: Int, entries: Int)] = [:]
  private var seconds: [String: Double] = [:]
  private var articles = 0
  private static let pageMilliseconds: Int64 = 2

  /// Opens the stores in a temporary folder.
  /// - Throws: ``StoreError``, and what making the folder throws.
  public init(configuration: DuplicatesConfiguration) throws {
    self.configuration = configuration
    assembler = BlockAssembler(configuration)
    broker = SimulatedBroker(clock: 0)
    extract = ExtractStage(configuration: configuration)
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("winnow-traffic-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let memory = RocksMemory(bytes: 192 << 20)
    let directory = try StateDirectory(
      path: folder.appendingPathComponent("state").path, memory: memory, configuration: configuration
    ) { _ in }
    index = try (0..<configuration.keysPartitions).map {
      let store = try directory.open(.index, partition: $0)
      return (IndexStage(store: store, configuration: configuration), store)
    }
    verify = try (0..<configuration.verifyPartitions).map {
      let store = try directory.open(.verify, partition: $0)
      return (try VerifyStage(partition: $0, store: store, configuration: configuration), store)
    }
  }

  deinit {
    for (_, store) in index { store.close() }
    for (_, store) in verify { store.close() }
    try? FileManager.default.removeItem(at: folder)
  }

  /// Plays documents in the order that they come in, and waits until all flags are final.
  /// - Returns: what all documents so far have cost.
  public func play(_ documents: [SimulatedDocument], batch: Int) throws -> TrafficReport {
    broker.clock = max(broker.clock, documents.lazy.map(\.time).max() ?? 0)
    for first in stride(from: 0, to: documents.count, by: batch) {
      let pages = documents[first..<min(first + batch, documents.count)]
      timed("extract") { write(assembler.records(of: pages.flatMap { entries(of: $0) })) }
      try round()
      broker.clock += Self.pageMilliseconds * Int64(pages.count)
    }
    while try round() { broker.clock += Self.pageMilliseconds * Int64(batch) }
    broker.clock += configuration.settleTime
    while try round() { broker.clock += configuration.settleTime }
    return report(batch: batch)
  }

  private func entries(of document: SimulatedDocument) -> [StageOutput] {
    articles += 1
    var random = SeededGenerator(seed: UInt64(articles))
    return extract.outputs(
      article: ArticleReference(high: random.next(), low: random.next()), url: document.id, orderTime: document.time,
      headline: document.headline, body: document.body)
  }

  /// One batch of either stage.
  /// - Returns: whether anything came of it.
  @discardableResult
  private func round() throws -> Bool {
    let before = topics.values.reduce(0) { $0 + $1.records }
    try timed("index") { try work(index.map { ($0.stage, $0.store) }, .keys) }
    try timed("verify") { try work(verify.map { ($0.stage, $0.store) }, .verify) }
    return topics.values.reduce(0) { $0 + $1.records } > before
  }

  private func work(_ partitions: [(stage: any PartitionStage, store: RocksStore)], _ topic: SimulatedBroker.Topic)
    throws
  {
    var outputs: [StageOutput] = []
    for (number, (stage, _)) in partitions.enumerated() {
      let partition = Partition(topic: topic, number: number)
      let end = broker.end(of: partition)
      let records = broker.records(of: partition, from: positions[partition] ?? 0, upTo: end)
      positions[partition] = end
      broker.release(partition, below: end)
      if !records.isEmpty { outputs += try stage.process(Array(records), now: broker.clock) }
      outputs += try stage.advance(now: broker.clock)
    }
    write(assembler.records(of: outputs))
    for (stage, store) in partitions {
      let batch = stage.takeBatch()
      guard !batch.isEmpty else { continue }
      try store.commit(batch)
      stage.committed(batch)
    }
  }

  private func write(_ records: [StageOutput]) {
    for record in records {
      broker.append(record, generation: 0)
      topics[record.topic, default: (0, 0, 0)].records += 1
      topics[record.topic]!.bytes += record.value.count + record.key.count
      topics[record.topic]!.entries += record.topic == .duplicates ? 1 : Block.entryCount(of: record.value)
    }
  }

  /// Adds the CPU time of all threads: those of the stores work for whoever writes.
  private func timed(_ name: String, _ work: () throws -> Void) rethrows {
    let start = CPUTime.now
    try work()
    seconds[name, default: 0] += CPUTime.now - start
  }

  private func report(batch: Int) -> TrafficReport {
    let count = Double(max(articles, 1))
    func rounded(_ value: Double) -> Double { (value / count * 10_000).rounded() / 10_000 }
    var report = TrafficReport()
    report.articles = articles
    report.partitions = configuration.keysPartitions
    report.batch = batch
    for (topic, name) in [(StageTopic.keys, "keys"), (.verify, "verify"), (.duplicates, "duplicates")] {
      let sum = topics[topic] ?? (0, 0, 0)
      report.byTopic[name] = TrafficReport.Topic(
        recordsPerArticle: rounded(Double(sum.records)), bytesPerArticle: rounded(Double(sum.bytes)),
        entriesPerArticle: rounded(Double(sum.entries)))
    }
    let inner = [topics[.keys], topics[.verify]].compactMap { $0 }
    report.internalRecordsPerArticle = rounded(Double(inner.reduce(0) { $0 + $1.records }))
    report.internalBytesPerArticle = rounded(Double(inner.reduce(0) { $0 + $1.bytes }))
    report.internalEntriesPerArticle = rounded(Double(inner.reduce(0) { $0 + $1.entries }))
    report.pairsRequestedPerArticle = rounded(Double(verify.reduce(0) { $0 + $1.stage.counts.requests }))
    report.comparisonsPerArticle = rounded(Double(verify.reduce(0) { $0 + $1.stage.counts.comparisons }))
    report.flagsPerArticle = rounded(Double(topics[.duplicates]?.records ?? 0))
    for (name, seconds) in seconds { report.cpuMillisecondsPerArticleByStage[name] = rounded(seconds * 1_000) }
    report.cpuMillisecondsPerArticle = rounded(((seconds["index"] ?? 0) + (seconds["verify"] ?? 0)) * 1_000)
    return report
  }
}
