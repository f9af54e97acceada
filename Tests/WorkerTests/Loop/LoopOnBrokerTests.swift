import Foundation
import Kafka
import Logging
import TestBroker
import Testing

@testable import Worker

/// The loop on a broker with transactions.
@Suite(.enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.missing)"), .serialized)
struct LoopOnBrokerTests {
  let bootstrap: String
  let topics = EchoTopics(prefix: "b-\(UUID().uuidString).")

  init() throws {
    bootstrap = try NoidaBroker.shared.get().bootstrap
    let admin = try Admin(bootstrap: bootstrap, properties: ClientProperties())
    let errors = try admin.create(
      [topics.pages, topics.articles, topics.rejected].map { NewTopic(name: $0, partitions: 4) }, milliseconds: 10_000)
    #expect(errors.isEmpty)
  }

  func start(
    _ delivery: Configuration.Worker.Delivery, change: (inout Configuration) -> Void = { _ in }
  ) throws -> RunningWorker {
    try RunningWorker(bootstrap, topics.topology, group: topics.prefix, delivery: delivery, change: change)
  }

  func feeder() throws -> PageFeeder { try PageFeeder(bootstrap, topic: topics.pages, partitions: 4) }

  func articles() throws -> [Record] { try TopicContents.read(topics.articles, partitions: 4, from: bootstrap) }

  @Test(arguments: Configuration.Worker.Delivery.allCases)
  func `two workers share the load, and one that stops in the middle loses and doubles nothing`(
    delivery: Configuration.Worker.Delivery
  ) throws {
    let feeder = try feeder()
    let first = try start(delivery)
    let second = try start(delivery)
    var fed = 0
    let sharing = try wait(seconds: 120) {
      try feeder.feed(fed..<fed + 4)
      fed += 4
      usleep(100_000)
      return min(first.pages.articles, second.pages.articles) >= 20
    }
    #expect(wait(seconds: 60) { first.pages.articles + second.pages.articles >= fed })
    #expect(sharing)
    // Half of its half: counted from before the feeding, which a fast worker keeps up with.
    let half = first.pages.articles + 500
    for _ in 0..<20 {
      try feeder.feed(fed..<fed + 100)
      fed += 100
    }
    #expect(wait(seconds: 120) { first.pages.articles >= half })
    guard case .drained = try first.stop() else {
      Issue.record("not drained")
      return
    }
    try feeder.feed(fed..<fed + 100)
    fed += 100
    #expect(wait(seconds: 30) { first.pages.articles + second.pages.articles >= fed })
    _ = try second.stop()
    let articles = try articles()
    #expect(Set(articles.map(\.key)).count == fed)
    #expect(articles.count == fed)
    #expect(Set(articles.map(\.origin)).count == fed)
    #expect(first.pages.articles + second.pages.articles == fed)
  }

  @Test func `a worker whose transactional id is taken over starts anew and goes on`() throws {
    let feeder = try feeder()
    try feeder.feed(0..<100)
    let worker = try start(.exactlyOnce) { $0.worker.instance = "one" }
    #expect(worker.finish(100))
    let usurper = try Producer(
      bootstrap: bootstrap, transactionalID: "\(topics.prefix).extract.one", properties: ClientProperties())
    try usurper.initTransactions(milliseconds: 10_000)
    defer { usurper.purge() }
    try feeder.feed(100..<200)
    #expect(worker.finish(200))
    _ = try worker.stop()
    #expect(worker.metrics.line(at: .now).clientsReplaced >= 1)
    let articles = try articles()
    #expect(articles.count == 200)
    #expect(Set(articles.map(\.key)).count == 200)
  }
}
