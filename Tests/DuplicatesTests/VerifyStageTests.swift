import Testing

@testable import Duplicates

@Suite("The verify stage")
struct VerifyStageTests {
  private let configuration = DuplicatesConfiguration(keysPartitions: 1, verifyPartitions: 1)
  private let references = [ArticleReference(high: 1, low: 1), ArticleReference(high: 2, low: 2)]

  /// The records of a story and of its copy an hour later, as they come to the one partition of `verify`: both articles,
  /// the match, and the news of a root that is the one known.
  private func records() throws -> [SourceRecord] {
    let body = Array((0..<80).map { "word\($0)" }.joined(separator: " ").utf8)
    var extract = ExtractStage(configuration: configuration)
    var facts: [VerifyEntry] = []
    for (hour, reference) in references.enumerated() {
      let outputs = extract.outputs(
        article: reference, url: "https://news.example/story", orderTime: Int64(hour) * 3_600_000, headline: [],
        body: body)
      facts += try outputs.filter { $0.topic == .verify }.map { try VerifyEntry(decoding: $0.value) }
    }
    let root = ClusterRoot(article: references[0], revision: 0)
    let earlier = ArticleOrder(time: 0, article: references[0])
    facts.append(.matches(later: references[1], [FoundMatch(earlier: earlier, match: Match(exact: true), root: root)]))
    facts.append(.root(later: references[1], earlier: references[0], root: root))
    return facts.enumerated().map { record([$1], at: $0) }
  }

  /// A record of some entries.
  private func record(_ facts: [VerifyEntry], at offset: Int, timestamp: Int64 = 0) -> SourceRecord {
    let outputs = facts.map { StageOutput(topic: .verify, partition: 0, key: [], value: $0.encoded) }
    return SourceRecord(
      offset: Int64(offset), timestamp: timestamp, value: BlockAssembler(configuration).records(of: outputs)[0].value)
  }

  private func flags(_ outputs: [StageOutput]) -> [(revision: UInt64, text: String)] {
    outputs.filter { $0.topic == .duplicates }.map { ($0.revision, String(decoding: $0.value, as: UTF8.self)) }
  }

  private func facts(_ outputs: [StageOutput]) throws -> [VerifyEntry] {
    try outputs.filter { $0.topic == .verify }.map { try VerifyEntry(decoding: $0.value) }
  }

  private func open(_ store: MemoryStore = MemoryStore()) throws -> VerifyStage {
    try VerifyStage(partition: 0, store: store, configuration: configuration)
  }

  @Test("a crawl of the same page again is exact, and says that the URL is the same; one flag, after the settle time")
  func recrawl() throws {
    let stage = try open()
    #expect(flags(try stage.process(records(), now: 0)).isEmpty)
    #expect(try stage.advance(now: configuration.settleTime - 1).isEmpty)
    let final = flags(try stage.advance(now: configuration.settleTime))
    #expect(final.count == 2)
    #expect(final.allSatisfy { $0.text.contains(#""final":true"#) })
    #expect(final.last?.text.contains(#""status":"exact""#) == true)
    #expect(final.last?.text.contains(#""relation":"same","sameUrl":true"#) == true)
    #expect(flags(try stage.advance(now: 10 * configuration.settleTime)).isEmpty)
  }

  @Test("an article that does not come to rest gets a flag that is not final, and then the final one")
  func restless() throws {
    let stage = try open()
    let records = try records()
    _ = try stage.process(Array(records[..<3]), now: 0)
    var published: [String] = []
    var now: Int64 = 0
    for revision in 1...7 as ClosedRange<UInt64> {
      now += configuration.settleTime - 1
      published += flags(try stage.advance(now: now)).map(\.text).filter { $0.contains("exact") }
      let root = ClusterRoot(article: ArticleReference(high: 9, low: revision), revision: revision)
      _ = try stage.process(
        [record([.root(later: references[1], earlier: references[0], root: root)], at: 3 + Int(revision))], now: now)
    }
    #expect(published.count == 1)
    #expect(published.first?.contains(#""final":false"#) == true)
    let final = flags(try stage.advance(now: now + configuration.settleTime)).map(\.text)
    #expect(final.count == 1)
    #expect(final.first?.contains(#""final":true"#) == true)
  }

  @Test("records that come again bring their flags again, and none of higher revision than the final one")
  func again() throws {
    let stage = try open()
    let records = try records()
    _ = try stage.process(records, now: 0)
    var now = configuration.settleTime
    let final = flags(try stage.advance(now: now)).last
    #expect(final?.text.contains(#""status":"exact""#) == true)
    for record in records.dropFirst() {
      _ = try stage.process([record], now: now)
      now += configuration.settleTime
      let again = flags(try stage.advance(now: now)).last
      #expect(again?.text == final?.text)
      #expect(again?.revision == final?.revision)
    }
  }

  @Test("what comes a second time, at another place in the log, brings no flag where it changes none")
  func unchanged() throws {
    let stage = try open()
    let records = try records()
    _ = try stage.process(records, now: 0)
    #expect(flags(try stage.advance(now: configuration.settleTime)).count == 2)
    let repeated = records.map { SourceRecord(offset: $0.offset + 10, timestamp: 0, value: $0.value) }
    #expect(flags(try stage.process(repeated, now: configuration.settleTime)).isEmpty)
    #expect(flags(try stage.advance(now: 10 * configuration.settleTime)).isEmpty)
  }

  @Test("an article that comes a second time, elsewhere in the log, asks again for all that it is compared with")
  func comesAgainLater() throws {
    let stage = try open()
    let records = try records()
    guard case .article(let later)? = try VerifyEntry.entries(in: records[1].value, specVersion: 2).first else {
      return
    }
    let named = CandidateList(
      later: later.profile.order, exact: nil,
      near: [Candidate(order: ArticleOrder(time: 0, article: references[0]), keys: 1)])
    let question = VerifyEntry.request(later: later.profile, earlier: [references[0]])
    #expect(try facts(stage.process([records[1], record([.candidates(named)], at: 2)], now: 0)) == [question])
    // Whoever has no record any more that is older than this one has its answers, too.
    let again = SourceRecord(offset: 3, timestamp: 0, value: records[1].value)
    #expect(try facts(stage.process([again], now: 0)) == [question])
  }

  @Test("restored state brings no flag, and its articles get their final one within the settle time")
  func restored() throws {
    let stage = try open()
    try stage.fold(records())
    #expect(try stage.process([], now: 5).isEmpty)
    #expect(flags(try stage.advance(now: 4 + configuration.settleTime)).isEmpty)
    #expect(flags(try stage.advance(now: 5 + configuration.settleTime)).count == 2)
  }

  @Test(
    "a record from a fast clock, replayed, holds back no flag; nor does a clock that is set back", arguments: [0, 1])
  func fastClock(first: Int) throws {
    let records = try records().map {
      SourceRecord(offset: $0.offset, timestamp: $0.offset == first ? 1 << 46 : 0, value: $0.value)
    }
    let stage = try open()
    try stage.fold(records)
    #expect(flags(try stage.advance(now: 100)).isEmpty)
    #expect(flags(try stage.advance(now: 100 + configuration.settleTime)).count == 2)
    let other = try open()
    _ = try other.process([records[0]], now: 1 << 46)
    _ = try other.process(Array(records.dropFirst()), now: 0)
    #expect(flags(try other.advance(now: configuration.settleTime)).count == 2)
  }

  @Test("a question that comes before its article is answered when that comes, and again when that comes again")
  func earlyQuestion() throws {
    let records = try records()
    guard case .article(let later)? = try VerifyEntry.entries(in: records[1].value, specVersion: 2).first else {
      return
    }
    let store = MemoryStore()
    let stage = try open(store)
    let question = record([.request(later: later.profile, earlier: [references[0]])], at: 0)
    #expect(try facts(stage.process([question], now: 0)).isEmpty)
    let article = SourceRecord(offset: 1, timestamp: 0, value: records[0].value)
    let earlier = ArticleOrder(time: 0, article: references[0])
    let root = ClusterRoot(article: references[0], revision: 0)
    let answer = VerifyEntry.matches(
      later: references[1], [FoundMatch(earlier: earlier, match: Match(exact: true), root: root)])
    #expect(try facts(stage.process([article], now: 0)) == [answer])
    store.commit(stage.takeBatch())
    #expect(try facts(open(store).process([article], now: 0)) == [answer])
  }

  @Test("candidates of one batch are asked for together, a copy by the digest alone, and not a second time")
  func requests() throws {
    let records = try records()
    guard case .article(let later)? = try VerifyEntry.entries(in: records[1].value, specVersion: 2).first else {
      return
    }
    func candidate(_ number: UInt64) -> Candidate {
      Candidate(order: ArticleOrder(time: Int64(number), article: ArticleReference(high: number, low: 0)), keys: 2)
    }
    let copy = ArticleOrder(time: 0, article: references[0])
    let lists = [
      CandidateList(later: later.profile.order, exact: nil, near: [candidate(5)]),
      CandidateList(later: later.profile.order, exact: copy, near: [candidate(5), candidate(6)]),
    ]
    let stage = try open()
    _ = try stage.process([records[1]], now: 0)
    var digest = later.profile
    digest.sketch = Sketch(level: 0, hashes: [])
    let asked = try facts(stage.process([record(lists.map { .candidates($0) }, at: 10)], now: 0))
    #expect(
      asked == [
        .request(later: digest, earlier: [references[0]]),
        .request(later: later.profile, earlier: [5, 6].map { candidate($0).order.article }),
      ])
    #expect(try facts(stage.process([record([.candidates(lists[1])], at: 11)], now: 0)).isEmpty)
    #expect(try facts(stage.process([record([.candidates(lists[1])], at: 11)], now: 0)) == asked)
  }

  @Test("final flags leave a batch to commit, after which their partition is told; whoever restores it knows")
  func settled() throws {
    let store = MemoryStore()
    let stage = try open(store)
    func commit() {
      let batch = stage.takeBatch()
      guard !batch.isEmpty else { return }
      store.commit(batch)
      stage.committed(batch)
    }
    let records = try records()
    _ = try stage.process(records, now: 0)
    commit()
    #expect(flags(try stage.advance(now: configuration.settleTime)).count == 2)
    commit()
    let told = try stage.advance(now: configuration.settleTime)
    #expect(try facts(told) == [.settled(through: 3)])
    let successor = try open()
    try successor.fold(records + [record(facts(told), at: records.count)])
    #expect(try successor.advance(now: 10 * configuration.settleTime).isEmpty)
    #expect(try successor.advance(now: 20 * configuration.settleTime).isEmpty)
  }
}
