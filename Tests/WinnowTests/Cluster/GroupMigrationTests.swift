import Kafka
import Testing
import Worker

@testable import winnow

@Suite("Carrying the offsets of one group over to the stages' groups") struct GroupMigrationTests {
  private let cluster: MockCluster
  private var configuration = Configuration()

  init() throws {
    cluster = try MockCluster()
    configuration.broker.bootstrapServers = [cluster.bootstrap]
    for stage in StageName.allCases {
      try cluster.createTopic(configuration.topicName(stage.source), partitions: 3)
    }
  }

  private func consumer(_ group: String) throws -> Consumer {
    try Consumer(bootstrap: cluster.bootstrap, group: group, properties: ClientProperties())
  }

  private func offsets(_ stage: StageName) throws -> [Int32: Int64] {
    let topic = configuration.topicName(stage.source)
    let found = try consumer("winnow.\(stage.rawValue)")
      .committed((0..<3).map { TopicPartition(topic, $0) }, milliseconds: 10_000)
    return Dictionary(uniqueKeysWithValues: found.map { ($0.key.partition, $0.value) })
  }

  @Test("Each stage goes on where the group was, and one that has offsets keeps them") func migrate() throws {
    let old = try consumer("winnow")
    try old.commit([
      TopicPartition("winnow.pages", 0): 5, TopicPartition("winnow.pages", 2): 7, TopicPartition("winnow.keys", 1): 11,
      TopicPartition("winnow.verify", 0): 13,
    ])
    try consumer("winnow.verify").commit([TopicPartition("winnow.verify", 0): 99])
    var lines: [String] = []
    try GroupMigration(Clients(configuration: configuration)).run { lines.append($0) }
    #expect(try offsets(.extract) == [0: 5, 2: 7])
    #expect(try offsets(.index) == [1: 11])
    #expect(try offsets(.verify) == [0: 99])
    #expect(lines.count == 3)
    #expect(lines.last?.contains("which it keeps") == true)
    // Once more: what is there is kept.
    try old.commit([TopicPartition("winnow.pages", 0): 6])
    try GroupMigration(Clients(configuration: configuration)).run { _ in }
    #expect(try offsets(.extract) == [0: 5, 2: 7])
  }

  @Test("A group without offsets is said to have none, and a missing topic to be missing") func nothing() throws {
    var lines: [String] = []
    try GroupMigration(Clients(configuration: configuration)).run { lines.append($0) }
    #expect(lines.allSatisfy { $0.contains("has no offsets of") })
    #expect(try offsets(.extract).isEmpty)
    var other = configuration
    other.topics.prefix = "other."
    #expect(throws: Failure.self) { try GroupMigration(Clients(configuration: other)).run { _ in } }
  }
}
