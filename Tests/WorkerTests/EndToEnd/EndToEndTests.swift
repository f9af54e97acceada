import Duplicates
import Foundation
import Kafka
import TestBroker
import Testing

@testable import Worker

/// The whole worker on a broker with transactions: pages in; articles, rejected records and flags out.
@Suite(.enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.missing)"), .serialized)
struct EndToEndTests {
  static let partitions = 3
  let bootstrap: String
  var configuration = Configuration()

  init() throws {
    bootstrap = try NoidaBroker.shared.get().bootstrap
    configuration.duplicates.settleSeconds = 0.5
    configuration.topics.keys.partitions = Self.partitions
    configuration.topics.verify.partitions = Self.partitions
  }

  /// A group and topics of its own.
  func fresh() throws -> Configuration {
    var fresh = configuration
    fresh.topics.prefix = "e-\(UUID().uuidString)."
    let admin = try Admin(bootstrap: bootstrap, properties: ClientProperties())
    let topics = Configuration.Topics.Role.allCases.map {
      NewTopic(name: fresh.topicName($0), partitions: Self.partitions)
    }
    let errors = try admin.create(topics, milliseconds: 10_000)
    #expect(errors.isEmpty)
    return fresh
  }

  func start(_ configuration: Configuration, _ delivery: Configuration.Worker.Delivery) throws -> RunningWorker {
    var configuration = configuration
    // One keeps its state in a folder, the other in memory: the outcome is the same.
    if delivery == .exactlyOnce {
      configuration.duplicates.stateDirectory =
        FileManager.default.temporaryDirectory.appending(path: "winnow-state-\(UUID().uuidString)").path
    }
    return try RunningWorker(
      bootstrap, Topology(configuration), group: configuration.topics.prefix, delivery: delivery
    ) {
      $0.topics = configuration.topics
      $0.duplicates = configuration.duplicates
      $0.worker.batchRecords = 200
    }
  }

  func read(_ role: Configuration.Topics.Role, _ configuration: Configuration) throws -> [Record] {
    try TopicContents.read(configuration.topicName(role), partitions: Self.partitions, from: bootstrap)
  }

  /// The last flag of each article, by key.
  func flags(_ configuration: Configuration) throws -> [[UInt8]: [UInt8]] {
    var flags: [[UInt8]: (revision: UInt64, value: [UInt8])] = [:]
    for record in try read(.duplicates, configuration) {
      let header = record.headers.first { $0.name == "winnow-revision" }?.value ?? []
      let revision = try #require(UInt64(String(decoding: header, as: UTF8.self)))
      let key = try #require(record.key)
      if revision >= flags[key]?.revision ?? 0 { flags[key] = (revision, record.value ?? []) }
    }
    return flags.mapValues(\.value)
  }

  func feed(_ range: Range<Int>, _ configuration: Configuration) throws {
    let feeder = try PageFeeder(bootstrap, topic: configuration.topicName(.pages), partitions: Self.partitions)
    try feeder.feed(range) { number in
      if number % 20 == 19 { return Array("{\"url\": 7".utf8) }
      return SampleArticle(number: number / 2, isExtended: number % 2 == 1).envelope
    }
  }

  /// Waits until every article has a final flag, and no flag changes any more.
  func settle(_ workers: [RunningWorker], articles: Int, _ configuration: Configuration) throws -> Bool {
    var last: [[UInt8]: [UInt8]] = [:]
    var repeats = 0
    return try wait(seconds: 60) {
      usleep(500_000)
      guard workers.reduce(0, { $0 + $1.pages.articles }) >= articles else { return false }
      let flags = try flags(configuration)
      repeats = flags == last ? repeats + 1 : 0
      last = flags
      let areFinal = flags.values.allSatisfy { $0.contains(Array("\"final\":true".utf8)) }
      return flags.count == articles && areFinal && repeats >= 5
    }
  }

  @Test(arguments: Configuration.Worker.Delivery.allCases)
  func `two workers, one stopping in the middle, give the same articles and flags as one`(
    delivery: Configuration.Worker.Delivery
  ) throws {
    let count = 200
    let bad = (0..<count).filter { $0 % 20 == 19 }.count

    let alone = try fresh()
    try feed(0..<count, alone)
    let one = try start(alone, delivery)
    #expect(try settle([one], articles: count - bad, alone))
    _ = try one.stop()
    #expect(one.pages.rejected == bad)

    let shared = try fresh()
    try feed(0..<50, shared)
    let first = try start(shared, delivery)
    let second = try start(shared, delivery)
    #expect(wait(seconds: 20) { first.pages.consumed + second.pages.consumed >= 50 })
    try feed(50..<150, shared)
    let half = first.pages.articles
    #expect(wait(seconds: 20) { first.pages.articles > half || second.pages.articles >= 140 })
    _ = try first.stop()
    try feed(150..<count, shared)
    #expect(try settle([first, second], articles: count - bad, shared))
    _ = try second.stop()

    let articles = try read(.articles, alone)
    let sharedArticles = try read(.articles, shared)
    let byKey = Dictionary(articles.map { ($0.key, $0.value) }) { $1 }
    let sharedByKey = Dictionary(sharedArticles.map { ($0.key, $0.value) }) { $1 }
    #expect(articles.count == count - bad)
    #expect(byKey == sharedByKey)
    if delivery == .exactlyOnce { #expect(sharedArticles.count == count - bad) }
    let flags = try flags(alone)
    #expect(flags == (try self.flags(shared)))
    let near = flags.values.filter { $0.contains(Array("\"status\":\"near\"".utf8)) }
    #expect(near.count > count / 3)
    let rejected = try read(.rejected, alone)
    #expect(rejected.count == bad)
    #expect(rejected.allSatisfy { $0.value == Array("{\"url\": 7".utf8) })
    #expect(one.metrics.line(at: .now).flags["near"] ?? 0 >= near.count)
  }

  @Test func `metrics add up to what is in the topics, and a worker without the store restores in silence`() throws {
    var one = configuration
    (one.topics.keys.partitions, one.topics.verify.partitions) = (1, 1)
    one.topics.prefix = "e-\(UUID().uuidString)."
    let admin = try Admin(bootstrap: bootstrap, properties: ClientProperties())
    let topics = Configuration.Topics.Role.allCases.map { role in
      NewTopic(name: one.topicName(role), partitions: role.isInternal ? 1 : Self.partitions)
    }
    #expect(try admin.create(topics, milliseconds: 10_000).isEmpty)
    // Ten stories, each with a longer version.
    let feeder = try PageFeeder(bootstrap, topic: one.topicName(.pages), partitions: Self.partitions)
    try feeder.feed(0..<20) { SampleArticle(number: $0 / 2, isExtended: $0 % 2 == 1).envelope }
    let worker = try start(one, .exactlyOnce)
    #expect(try settle([worker], articles: 20, one))
    usleep(1_500_000)
    _ = try worker.stop()
    let line = worker.metrics.line(at: .now)
    let read = { try TopicContents.read(one.topicName($0), partitions: 1, from: bootstrap).compactMap(\.value) }
    let keys = try read(.keys).flatMap { try KeysEntry.entries(in: $0, specVersion: 2) }.reduce(0) {
      $0 + $1.keys.count
    }
    let facts = try read(.verify).flatMap { try VerifyEntry.entries(in: $0, specVersion: 2) }
    let candidates = facts.reduce(0) {
      if case .candidates(let list) = $1 { $0 + list.near.count + (list.exact == nil ? 0 : 1) } else { $0 }
    }
    let requests = facts.reduce(0) { if case .request(_, let earlier) = $1 { $0 + earlier.count } else { $0 } }
    #expect(line.duplicates.keys == keys)
    #expect(line.duplicates.candidates == candidates)
    #expect(candidates >= 10)
    #expect(line.duplicates.comparisons == requests)
    #expect(line.duplicates.matches >= 10 && line.duplicates.matches <= requests)
    #expect(line.duplicates.overflows == 0)
    #expect(line.duplicates.malformed == 0)
    #expect(line.duplicates.storeBytes >= 0)
    #expect(line.duplicates.restoring.isEmpty)
    let ledger = worker.metrics.ledgerLine(at: .now).ledger
    #expect(ledger.domains.values.reduce(0) { $0 + $1.articles } == 20)
    #expect(ledger.domains.values.reduce(0) { $0 + $1.duplicates } >= 10)
    let published = try self.read(.duplicates, one).count
    #expect(line.flags.values.reduce(0, +) == published)

    // Another machine: its store is empty.
    let successor = try start(one, .atLeastOnce)
    try feeder.feed(20..<21) { SampleArticle(number: $0, isExtended: false).envelope }
    #expect(try settle([worker, successor], articles: 21, one))
    _ = try successor.stop()
    let again = successor.metrics.line(at: .now)
    let flagged = try self.read(.duplicates, one).count - published
    #expect(again.flags.values.reduce(0, +) == flagged)
    #expect(again.duplicates.keys < keys)
    // Of the new article alone: before and after the settle time.
    #expect(1...2 ~= flagged)
  }
}
