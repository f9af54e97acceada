import ArgumentParser
import Duplicates
import Foundation
import Simulation

/// Fills stores and prints one JSON line for each.
struct FillCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "fill")

  @Argument(help: "Millions of entries.") var millions: [Int] = [1, 10]

  @Option(help: "Stores that are open at a time, as for so many partitions; they get equal parts.") var stores = 1

  /// Keys of an article of 380 tokens, and keys of one keys record.
  private static let keysOfArticle = 38

  func run() throws {
    try article()
    for count in millions { try fill(entries: count * 1_000_000) }
  }

  /// Fingerprints articles of 380 words, and adds up what one takes.
  private func article() throws {
    var random = SeededGenerator(seed: 1)
    let words = (0..<20_000).map { _ in
      (0..<Int.random(in: 2...9, using: &random)).map { _ in UInt8.random(in: 97...122, using: &random) }
    }
    let bodies = (0..<5_000).map { _ in
      Array((0..<380).map { _ in words.randomElement(using: &random)! }.joined(separator: [UInt8(ascii: " ")]))
    }
    var fingerprinter = Fingerprinter(.init())
    var start = CPUTime.now
    for body in bodies { _ = fingerprinter.fingerprint(headline: [], body: body) }
    let rate = Double(bodies.count) / (CPUTime.now - start)

    let configuration = DuplicatesConfiguration(keysPartitions: 1, verifyPartitions: 1)
    var extract = ExtractStage(configuration: configuration)
    let indexStore = MemoryStore()
    let verifyStore = MemoryStore()
    let index = IndexStage(store: indexStore, configuration: configuration)
    let verify = try VerifyStage(partition: 0, store: verifyStore, configuration: configuration)
    start = CPUTime.now
    for (number, body) in bodies.enumerated() {
      let outputs = extract.outputs(
        article: .init(high: random.next(), low: random.next()),
        url: "https://news.example.com/world/2026/03/01/a-headline-of-some-length-\(number).html",
        orderTime: Int64(number), headline: [], body: body)
      for output in BlockAssembler(configuration).records(of: outputs) {
        let stage: any PartitionStage = output.topic == .keys ? index : verify
        _ = try stage.process(
          [SourceRecord(offset: Int64(number), timestamp: Int64(number), value: output.value)], now: Int64(number))
      }
    }
    indexStore.commit(index.takeBatch())
    verifyStore.commit(verify.takeBatch())
    // What the memory store does not count: names of groups (5 and 16 bytes) and the hour of each entry (2). An article
    // has two entries in verify once it is settled; item and value of the third, 24 bytes, are gone by then.
    let indexBytes = indexStore.size + index.counts.keys * 7
    let verifyBytes = verifyStore.size + bodies.count * (2 * 18 - 24)
    print(
      "{\"tokens\":380,\"fingerprintsPerCpuSecond\":\(Int(rate)),\"indexBytesPerArticle\":\(indexBytes / bodies.count),"
        + "\"verifyBytesPerArticle\":\(verifyBytes / bodies.count),\"keysPerArticle\":\(index.counts.keys / bodies.count),"
        + "\"articlesThroughStagesPerCpuSecond\":\(Int(Double(bodies.count) / (CPUTime.now - start)))}")
  }

  private func fill(entries: Int) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("winnow-fill-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let configuration = DuplicatesConfiguration(keysPartitions: stores)
    let memory = RocksMemory(bytes: 192 << 20)
    let directory = try StateDirectory(path: path, memory: memory, configuration: configuration) { print($0) }
    let opened = try (0..<stores).map { try directory.open(.index, partition: $0) }
    let stages = opened.map { IndexStage(store: $0, configuration: configuration) }
    let assembler = BlockAssembler(configuration)
    var random = SeededGenerator(seed: 2)
    func record(_ number: Int, _ random: inout SeededGenerator) -> SourceRecord {
      let order = ArticleOrder(time: Int64(number), article: .init(high: random.next(), low: random.next()))
      let keys = (0..<Self.keysOfArticle).map { ArticleKey(hash: random.next(), ordinal: UInt8($0)) }
      return SourceRecord(
        offset: Int64(number), timestamp: Int64(number),
        value: assembler.records(of: [
          StageOutput(topic: .keys, partition: 0, key: [], value: KeysEntry(order: order, text: 0, keys: keys).encoded)
        ])[0].value)
    }
    let articles = entries / Self.keysOfArticle
    var start = CPUTime.now
    let clock = ContinuousClock.now
    for first in stride(from: 0, to: articles, by: 200) {
      let records = (first..<min(first + 200, articles)).map { record($0, &random) }
      let (store, stage) = (opened[first / 200 % stores], stages[first / 200 % stores])
      _ = try stage.process(records, now: Int64(first))
      let batch = stage.takeBatch()
      try store.commit(batch)
      stage.committed(batch)
    }
    let insertSeconds = CPUTime.now - start
    let wall = ContinuousClock.now - clock
    // Look-ups: the first articles again, whose entries are all there, without a commit.
    random = SeededGenerator(seed: 2)
    let again = (0..<min(articles, 2_000)).map { record($0, &random) }
    start = CPUTime.now
    for first in stride(from: 0, to: again.count, by: 200) {
      _ = try stages[first / 200 % stores].process(Array(again[first..<min(first + 200, again.count)]), now: 0)
    }
    let lookupSeconds = CPUTime.now - start
    let resident = CPUTime.residentBytes
    let size = opened.reduce(0) { $0 + $1.size }
    for store in opened { store.close() }
    print(
      "{\"entries\":\(articles * Self.keysOfArticle),\"stores\":\(stores),\"insertsPerCpuSecond\":\(Int(Double(entries) / insertSeconds)),"
        + "\"insertWallSeconds\":\(wall.components.seconds),"
        + "\"lookupsPerCpuSecond\":\(Int(Double(again.count * Self.keysOfArticle) / lookupSeconds)),"
        + "\"diskBytesPerEntry\":\(Double(size) / Double(entries)),"
        + "\"diskBytesPerArticle\":\(size / max(articles, 1)),\"residentMegabytes\":\(resident >> 20)}")
  }
}
