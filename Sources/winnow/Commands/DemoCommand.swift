import ArgumentParser
import Foundation
import Kafka
import Logging
import Worker

/// Shows Winnow at work on a broker of its own, inside this process.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Shows Winnow at work on an embedded broker, with pages of its own.",
    discussion: """
      Starts librdkafka's mock cluster inside this process, runs a real worker on it, feeds \(SamplePage.all.count) \
      sample pages in six languages, and prints what comes out: articles, duplicate flags, rejected pages, metrics.
      """)

  @Flag(help: "Prints the output records as JSON, one a line, then the last lines of ledger and metrics.")
  var json = false

  func run() throws {
    var configuration = Self.settings
    configuration.log.bootstrap()
    let cluster = try Self.cluster(configuration)
    configuration.broker.bootstrapServers = cluster.bootstrap.split(separator: ",").map(String.init)
    if !json { print(Self.introduction) }
    let metrics = Metrics()
    let worker = RunningWorker(try Worker.configured(configuration, metrics: metrics))
    let demonstration = Demonstration(configuration)
    try demonstration.run(worker) { print(json ? $0.json() : $0.pretty()) }
    try worker.stop()
    let line = metrics.line(at: .now, final: true)
    if json { print(metrics.ledgerLine(at: .now, final: true).json()) }
    print(json ? line.json() : DemoSummary(line: line, flags: demonstration.flags).description)
    let counts = demonstration.counts
    guard line.pages.consumed == SamplePage.all.count, line.pages.inFlight == 0,
      line.pages.articles == counts[.articles], line.pages.rejected == counts[.rejected],
      line.pages.consumed == line.pages.articles + line.pages.rejected
    else { throw Failure(.software, "what was counted is not what came out: \(counts)") }
    withExtendedLifetime(cluster) {}
  }

  /// The defaults, made small: the mock cluster keeps some megabytes a partition.
  private static var settings: Configuration {
    var configuration = Configuration()
    configuration.worker.delivery = .atLeastOnce
    // Everything comes at once, and each flag's first word is its last here: time enough for a busy machine, too.
    configuration.duplicates.settleSeconds = 6
    // The mock cluster lets a fetch wait to its end although records come, at each step of a flag's way.
    configuration.broker.consumerProperties["fetch.wait.max.ms"] = "20"
    configuration.log.level = .warning
    configuration.topics.pages.partitions = 3
    configuration.topics.articles.partitions = 1
    configuration.topics.duplicates.partitions = 1
    configuration.topics.rejected.partitions = 1
    configuration.topics.keys.partitions = 2
    configuration.topics.verify.partitions = 2
    return configuration
  }

  private static func cluster(_ configuration: Configuration) throws(Failure) -> MockCluster {
    try Clients.failing(at: configuration) { () throws(KafkaError) in
      let cluster = try MockCluster()
      for role in Configuration.Topics.Role.allCases {
        try cluster.createTopic(
          configuration.topicName(role), partitions: Int32(configuration.topics[role].partitions))
      }
      return cluster
    }
  }

  private static let introduction = """
    \(Terminal.paint("Winnow on an embedded broker", .bold)): \(SamplePage.all.count) sample pages go in; articles, \
    rejected pages and duplicate flags come out.

    The broker is librdkafka's mock cluster, inside this process. It speaks Kafka's protocol, and so shows
    a page's whole way through a real worker. It cannot show transactions (delivery is at-least-once here),
    fencing, compaction, retention, what survives a restart, or how fast a real cluster is.

    """
}
