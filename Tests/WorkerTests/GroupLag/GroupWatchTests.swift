import Envelope
import Foundation
import Kafka
import TestBroker
import Testing

@testable import Worker

@Suite(.enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.missing)"))
struct GroupWatchTests {
  @Test("The lag of partitions that nobody owns is seen, and how long the oldest page waits; markers are no lag")
  func unowned() throws {
    var configuration = Configuration()
    let bootstrap = try NoidaBroker.shared.get().bootstrap
    configuration.broker.bootstrapServers = [bootstrap]
    configuration.topics.prefix = "w-\(UUID().uuidString)."
    configuration.worker.group = configuration.topics.prefix + "g"
    let admin = try Admin(bootstrap: bootstrap, properties: ClientProperties())
    let topics = [Configuration.Topics.Role.pages, .keys, .verify].map {
      NewTopic(name: configuration.topicName($0), partitions: 2)
    }
    #expect(try admin.create(topics, milliseconds: 10_000).isEmpty)
    let pages = configuration.topicName(.pages)
    let time = Timestamp.now.milliseconds - 600_000
    let producer = try Producer(bootstrap: bootstrap, properties: ClientProperties())
    for number in 0..<10 {
      try producer.produce(
        OutputRecord(
          topic: pages, partition: Int32(number % 2), timestamp: time + Int64(number) * 1_000, value: [1]))
    }
    try producer.flush(milliseconds: 10_000)
    // A transaction leaves a marker behind its records.
    let keys = configuration.topicName(.keys)
    let writer = try Producer(
      bootstrap: bootstrap, transactionalID: configuration.worker.group, properties: ClientProperties())
    try writer.initTransactions(milliseconds: 30_000)
    try writer.beginTransaction()
    try writer.produce(OutputRecord(topic: keys, partition: 0, value: [1]))
    try writer.commitTransaction()

    let watch = try GroupWatch(configuration)
    let before = try watch.ask()
    #expect(before.byTopic[pages] == 10)
    #expect(before.byTopic[keys] ?? 0 >= 1)
    #expect(before.partitions.count == 6)
    #expect(before.oldestUnread?.milliseconds == time)

    func commit(_ stage: StageName, _ offsets: [TopicPartition: Int64]) throws {
      let consumer = try Consumer(
        bootstrap: bootstrap, group: configuration.worker.group(of: stage), properties: ClientProperties())
      try consumer.commit(offsets)
    }
    try commit(.extract, [TopicPartition(pages, 0): 5, TopicPartition(pages, 1): 2])
    try commit(.index, [TopicPartition(keys, 0): 1])
    let after = try watch.ask()
    #expect(after.partitions.filter { $0.topic == pages }.map(\.lag) == [0, 3])
    #expect(after.oldestUnread?.milliseconds == time + 5_000)
    // What is behind the marker is looked for during some seconds, which a busy machine may let pass.
    #expect(try wait(seconds: 60) { try watch.ask().byTopic[keys] == 0 })
    watch.start()
    defer { watch.stop() }
    #expect(wait(seconds: 20) { watch.lag?.byTopic[pages] == 3 })
  }
}
