import Envelope
import Foundation
import Kafka
import TestBroker
import Testing
import Worker

@testable import winnow

/// Feeding in again, on a broker with transactions.
@Suite(.enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.missing)"), .serialized)
struct ReplayOnBrokerTests {
  private var configuration = Configuration()
  private var clients: Clients { Clients(configuration: configuration) }

  init() throws {
    configuration.broker.bootstrapServers = [try NoidaBroker.shared.get().bootstrap]
    configuration.topics.prefix = "r-\(UUID().uuidString)."
    configuration.worker.group = configuration.topics.prefix + "g"
    configuration.worker.sessionTimeoutSeconds = 6
    configuration.worker.drainSeconds = 5
    configuration.duplicates.settleSeconds = 0.5
    configuration.log.level = .error
    for role in Configuration.Topics.Role.allCases { configuration.topics[role].partitions = 2 }
    let topics = Configuration.Topics.Role.allCases.map {
      NewTopic(name: configuration.topicName($0), partitions: 2)
    }
    #expect(try clients.admin().create(topics, milliseconds: 10_000).isEmpty)
  }

  /// A page of a site of its own ten; every fourth is short enough for any limit.
  private func page(_ number: Int) -> InputRecord {
    let sentences = (1...(number % 4 == 3 ? 3 : 24)).map {
      "<p>Im \($0). Abschnitt des Berichts \(number) steht, wie die Gemeinde den alten Hafen wieder öffnen will.</p>"
    }
    let html = "<title>Bericht \(number)</title><article><h1>Bericht \(number)</h1>\(sentences.joined())</article>"
    let url = "https://news\(number % 10).example/\(number)"
    return InputRecord(
      source: "t:\(number)", url: url, value: Array(html.utf8),
      headers: [
        RecordHeader(name: "url", value: url), RecordHeader(name: "content-type", value: "text/html"),
        RecordHeader(name: "x-crawl", value: "\(number)"),
      ], timestamp: Timestamp(milliseconds: 0))
  }

  /// Runs a worker until a topic has so many records, and returns these.
  private func work(_ configuration: Configuration, until count: Int, in role: Configuration.Topics.Role) throws
    -> [Record]
  {
    let worker = RunningWorker(try Worker.configured(configuration, metrics: Metrics()))
    let reader = try TopicReader(topics: [configuration.topicName(role)], from: .beginning, clients: clients)
    defer { reader.close() }
    var records: [Record] = []
    for _ in 0..<600 where records.count < count {
      if let failure = worker.failure { throw failure }
      if let record = try reader.next(milliseconds: 100) { records.append(record) }
    }
    try worker.stop()
    return records
  }

  private func replay(_ selection: ReplaySelection, again: Bool = false) throws -> ReplayTally {
    let replay = try Replay(selection, partitions: 2, again: again, clients: clients)
    #expect(try replay.feed(limit: 0, isStopping: { false }, progress: { _ in }))
    return replay.tally
  }

  @Test("Pages refused by a limit come back as articles once it is lifted, once; old pages make the same articles anew")
  func comeBack() throws {
    let feed = try Feed(topic: configuration.topicName(.pages), clients: clients)
    for number in 0..<40 { try feed.send(page(number)) }
    try feed.finish {}
    var strict = configuration
    strict.limits.pageBytes = 1_024
    let rejected = try work(strict, until: 30, in: .rejected)
    #expect(rejected.count == 30)

    var selection = ReplaySelection(
      topic: configuration.topicName(.rejected), isRejected: true, target: configuration.topicName(.pages))
    selection.reasons = ["too_large"]
    let looked = try Replay(selection, partitions: 2, again: false, clients: clients)
    var seen: [ReplayRecord] = []
    try looked.look(limit: 0, isStopping: { false }) { seen.append($0) }
    #expect(seen.count == 30)
    #expect(looked.tally.byReason == ["too_large": 30])
    #expect(looked.tally.byDomain.values.reduce(0, +) == 30)
    #expect(looked.tally.examples.count == 10)
    #expect(!looked.isResumed)

    // In two parts, as when somebody stops it in between.
    let first = try Replay(selection, partitions: 2, again: false, clients: clients)
    #expect(try !first.feed(limit: 12, isStopping: { false }, progress: { _ in }))
    #expect(first.tally.fed == 12)
    #expect(try replay(selection).fed == 18)
    let articles = try work(configuration, until: 40, in: .articles)
    #expect(Set(articles.map(\.key)).count == 40)
    #expect(Set(articles.flatMap { $0.headers.filter { $0.name == "x-crawl" }.map(\.value) }).count == 40)
    #expect(try replay(selection).fed == 0)
    #expect(try replay(selection, again: true).fed == 30)

    // The recipe of an upgrade: the pages themselves again, each once although thirty of them are there three times.
    let pages = ReplaySelection(
      topic: configuration.topicName(.pages), isRejected: false, target: configuration.topicName(.pages))
    let tally = try replay(pages)
    #expect(tally.fed == 40)
    #expect(tally.repeated == 60)
    let all = try work(configuration, until: 110, in: .articles)
    #expect(all.count == 110)
    #expect(Set(all.map { [$0.key, $0.value] }).count == 40)
  }

  @Test("A topic is copied as it is, up to the end that it had")
  func copy() throws {
    let feed = try Feed(topic: configuration.topicName(.pages), clients: clients)
    for number in 0..<20 { try feed.send(page(number)) }
    try feed.finish {}
    let partitions = TopicPartition.all(of: configuration.topicName(.pages), count: 2)
    let span = try TopicSpan(
      partitions, consumer: try clients.consumer(group: configuration.worker.group + "-copy"), clients: clients)
    defer { span.close() }
    #expect(span.total == 20)
    // Written later, and so not read.
    try feed.send(page(20))
    try feed.finish {}
    let copies = try Feed(topic: configuration.topicName(.rejected), clients: clients)
    var records: [Record] = []
    reading: while true {
      switch try span.next() {
      case .end: break reading
      case .waiting: continue
      case .record(let record):
        records.append(record)
        try copies.send(copyOf: record)
      }
    }
    try copies.finish {}
    #expect(span.passed == span.total)
    #expect(Set(records.map(\.key)).count == 20)
    let reader = try TopicReader(topics: [configuration.topicName(.rejected)], from: .beginning, clients: clients)
    defer { reader.close() }
    var read: [Record] = []
    for _ in 0..<300 where read.count < 20 {
      if let record = try reader.next(milliseconds: 100) { read.append(record) }
    }
    let parts = { (record: Record) in
      "\(record.key ?? [])\(record.value ?? [])\(record.headers)\(record.timestamp ?? 0)"
    }
    #expect(Set(read.map(parts)) == Set(records.map(parts)))
  }
}
