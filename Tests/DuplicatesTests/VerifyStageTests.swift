import Testing

@testable import Duplicates

@Suite("The verify stage")
struct VerifyStageTests {
  private let configuration = DuplicatesConfiguration(keysPartitions: 1, verifyPartitions: 1)

  /// The records of a story and of its copy an hour later, as they come to the one partition of `verify`: both articles,
  /// the comparison, and the news of a root that is the one known.
  private func records() -> [SourceRecord] {
    let body = Array((0..<80).map { "word\($0)" }.joined(separator: " ").utf8)
    let references = [ArticleReference(high: 1, low: 1), ArticleReference(high: 2, low: 2)]
    var extract = ExtractStage(configuration: configuration)
    var facts: [VerifyEntry] = []
    for (hour, reference) in references.enumerated() {
      let outputs = extract.outputs(
        article: reference, url: "https://news.example/story", orderTime: Int64(hour) * 3_600_000, headline: [],
        body: body)
      facts += outputs.filter { $0.topic == .verify }.compactMap {
        try? VerifyEntry(decoding: $0.value)
      }
    }
    guard case .article(let earlier) = facts[0] else { return [] }
    let root = ClusterRoot(article: references[0], revision: 0)
    facts.append(.comparison(later: references[1], earlier: earlier.profile, root: root, keys: 1))
    facts.append(.root(later: references[1], earlier: references[0], root: root))
    return facts.enumerated().map { record($1.encoded, at: $0) }
  }

  /// A record of one entry.
  private func record(_ entry: [UInt8], at offset: Int) -> SourceRecord {
    let output = StageOutput(topic: .verify, partition: 0, key: [], value: entry)
    return SourceRecord(
      offset: Int64(offset), timestamp: 0, value: BlockAssembler(configuration).records(of: [output])[0].value)
  }

  private func flags(_ outputs: [StageOutput]) -> [(revision: UInt64, text: String)] {
    outputs.filter { $0.topic == .duplicates }.map { ($0.revision, String(decoding: $0.value, as: UTF8.self)) }
  }

  @Test("a crawl of the same page again is exact, and says that the URL is the same; final after the settle time")
  func recrawl() throws {
    let stage = try VerifyStage(partition: 0, store: MemoryStore(), configuration: configuration)
    let soon = flags(try stage.process(records(), now: 0)).last?.text
    #expect(soon?.contains(#""status":"exact""#) == true)
    #expect(soon?.contains(#""relation":"same","sameUrl":true"#) == true)
    #expect(soon?.contains(#""final":false"#) == true)
    #expect(try stage.advance(now: configuration.settleTime - 1).isEmpty)
    let final = flags(try stage.advance(now: configuration.settleTime))
    #expect(final.count == 2)
    #expect(final.allSatisfy { $0.text.contains(#""final":true"#) })
  }

  @Test("records that come again bring their flags again, and none of higher revision than the final one")
  func again() throws {
    let stage = try VerifyStage(partition: 0, store: MemoryStore(), configuration: configuration)
    let records = records()
    _ = try stage.process(records, now: 0)
    let final = flags(try stage.advance(now: configuration.settleTime)).last
    #expect(final?.text.contains(#""status":"exact""#) == true)
    for record in records.dropFirst() {
      let again = flags(try stage.process([record], now: configuration.settleTime)).last
      #expect(again?.text.contains(#""status":"exact""#) == true)
      #expect(again?.revision ?? .max < final?.revision ?? 0)
    }
  }

  @Test("restored state brings no flag, and its articles get their final one")
  func restored() throws {
    let stage = try VerifyStage(partition: 0, store: MemoryStore(), configuration: configuration)
    try stage.fold(records())
    #expect(try stage.process([], now: 0).isEmpty)
    #expect(flags(try stage.advance(now: configuration.settleTime)).count == 2)
  }

  @Test("final flags leave a batch to commit, after which their partition is told; whoever restores it knows")
  func settled() throws {
    let store = MemoryStore()
    let stage = try VerifyStage(partition: 0, store: store, configuration: configuration)
    func commit() {
      let batch = stage.takeBatch()
      guard !batch.isEmpty else { return }
      store.commit(batch)
      stage.committed(batch)
    }
    let records = records()
    _ = try stage.process(records, now: 0)
    commit()
    #expect(flags(try stage.advance(now: configuration.settleTime)).count == 2)
    commit()
    let told = try stage.advance(now: configuration.settleTime)
    #expect(told.map(\.topic) == [.verify])
    let successor = try VerifyStage(partition: 0, store: MemoryStore(), configuration: configuration)
    try successor.fold(records + [record(told[0].value, at: records.count)])
    #expect(try successor.advance(now: 10 * configuration.settleTime).isEmpty)
  }
}
