import Foundation
import Kafka
import Testing
import Worker

@testable import winnow

@Suite("Checking a cluster") struct ClusterCheckTests {
  private let cluster: MockCluster
  private var configuration = Configuration()

  init() throws {
    cluster = try MockCluster()
    configuration.broker.bootstrapServers = [cluster.bootstrap]
    for role in Configuration.Topics.Role.allCases { configuration.topics[role].partitions = 2 }
  }

  private func wrong(_ configuration: Configuration) throws -> [String] {
    try ClusterCheck(configuration, patience: 2_000).run().compactMap { finding in
      guard case .wrong(let what, let detail, let remedy) = finding, what.hasPrefix("topic") else { return nil }
      return "\(what): \(detail); \(remedy)"
    }
  }

  @Test("Every missing topic is named, with the remedy")
  func missing() throws {
    try cluster.createTopic("winnow.pages", partitions: 2)
    let found = try wrong(configuration)
    #expect(found.count == 5)
    #expect(found.allSatisfy { $0.contains("is missing; `winnow topics --create` makes it") })
    #expect(!found.contains { $0.contains("winnow.pages") })
  }

  @Test("Other partitions than configured are wrong for internal topics, and only noted for the others")
  func partitions() throws {
    for topic in ["winnow.pages", "winnow.keys"] { try cluster.createTopic(topic, partitions: 3) }
    let found = try wrong(configuration).filter { !$0.contains("is missing") }
    #expect(
      found == [
        "topic winnow.keys: 3 partitions, the configuration says 2; "
          + "set topics.keys.partitions to 3, or raise duplicates.generation"
      ])
  }

  @Test("Topics that the broker does not serve are said to lack rights")
  func rights() throws {
    try cluster.createTopic("winnow.articles", partitions: 2)
    // TOPIC_AUTHORIZATION_FAILED
    cluster.setTopicError("winnow.articles", code: 29)
    let found = try wrong(configuration)
    #expect(found.contains { $0.hasPrefix("topic winnow.articles: TOPIC_AUTHORIZATION_FAILED") })
  }

  /// GROUP_AUTHORIZATION_FAILED, TRANSACTIONAL_ID_AUTHORIZATION_FAILED.
  @Test(
    "A right that is missing is named, and whose",
    arguments: [
      (MockCluster.Request.offsetFetch, 30 as Int32, "group winnow.extract", "grant the user Read on the group"),
      (.initProducerID, 53, "transactions as winnow…", "grant the right to write transactional ids"),
    ])
  func missingRights(request: MockCluster.Request, code: Int32, what: String, remedy: String) throws {
    for role in Configuration.Topics.Role.allCases {
      try cluster.createTopic(configuration.topicName(role), partitions: 2)
    }
    cluster.fail(request, with: [Int32](repeating: code, count: 200))
    let found: [(String, String, String)] = try ClusterCheck(configuration, patience: 2_000).run().compactMap {
      guard case .wrong(let what, let detail, let remedy) = $0 else { return nil }
      return (what, detail, remedy)
    }
    let finding = try #require(found.first { $0.0 == what }, "\(found)")
    #expect(finding.1.contains("AUTHORIZATION_FAILED"))
    #expect(finding.2.hasPrefix(remedy))
  }

  @Test(
    "Replicas and how many of them must have a record",
    arguments: [
      (1, 0, 1, "1", "ok"), (1, 0, 3, "1", "note: has one replica on 3 brokers"),
      (2, 3, 3, "1", "note: has 2 replicas"),
      (3, 3, 3, "2", "ok"), (3, 3, 3, "3", "note: min.insync.replicas is 3"),
      (2, 0, 3, "3", "wrong: min.insync.replicas is 3"), (3, 3, 3, "1", "note: min.insync.replicas is 1"),
    ])
  func replication(replicas: Int, wanted: Int, brokers: Int, minimum: String, expected: String) {
    let check = ReplicationCheck(topic: "t", replicas: replicas, wanted: wanted, brokers: brokers)
    let found = check.findings(["min.insync.replicas": minimum]).map { finding in
      switch finding {
      case .right: "ok"
      case .note(_, let detail, _): "note: \(detail)"
      case .wrong(_, let detail, _): "wrong: \(detail)"
      }
    }
    #expect((found.first ?? "ok").hasPrefix(expected), "\(found)")
    #expect(found.count <= 1)
  }

  @Test("A state directory must be one that can be written to")
  func stateDirectory() throws {
    #expect(StateDirectoryCheck.findings(configuration).isEmpty)
    var configuration = configuration
    configuration.duplicates.stateDirectory = "/proc/nope"
    guard case .wrong(_, "cannot be made", _)? = StateDirectoryCheck.findings(configuration).first else {
      Issue.record("/proc/nope passes")
      return
    }
    let folder = try TemporaryFolder()
    configuration.duplicates.stateDirectory = folder.path + "/state"
    configuration.duplicates.stateMemoryBytes = 1_048_576
    guard case .right? = StateDirectoryCheck.findings(configuration).first else {
      Issue.record("a folder that can be written to does not pass")
      return
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/state").isEmpty)
  }

  @Test("TLS towards a port that speaks none is told as that, with the key to change")
  func plaintextPort() {
    var configuration = configuration
    configuration.broker.security.transport = .ssl
    #expect { try ClusterCheck(configuration, patience: 3_000).run() } throws: {
      "\($0)".contains("broker.security.protocol")
    }
  }

  @Test("No broker is a failure of its own kind")
  func noBroker() {
    var configuration = configuration
    configuration.broker.bootstrapServers = ["127.0.0.1:9"]
    configuration.broker.properties = ["socket.timeout.ms": "1000"]
    #expect { try ClusterCheck(configuration, patience: 2_000).run() } throws: {
      ($0 as? Failure)?.code == .unavailable
    }
  }
}
