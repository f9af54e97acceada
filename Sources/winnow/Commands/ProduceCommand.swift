import ArgumentParser
import Foundation
import Kafka
import Worker

/// Feeds pages from files into the pages topic.
struct ProduceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "produce",
    abstract: "Feeds pages from files into the pages topic.",
    discussion: """
      Paths are pages (.html, .htm, .txt), envelopes (.ndjson, .jsonl) and archives (.warc, .wet), each also gzipped \
      (.gz), and folders of these. Of an archive's records, responses with HTML or text and conversions to text are \
      pages. The key of a record is the page's address, so that one address stays in one partition.

      A record counts only when the broker has acknowledged it. On a terminal a bar shows the progress.

      Example: winnow produce --bootstrap-servers kafka:9092 crawl-2026-02.warc.gz
      """)

  @Argument(help: ArgumentHelp("Files and folders.", valueName: "path"))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("Reads JSON envelopes from a file, one a line; - is standard input.", valueName: "file|-"))
  var envelopes: [String] = []

  @Option(help: ArgumentHelp("The topic; otherwise the pages topic of the configuration.", valueName: "topic"))
  var topic: String?

  @Option(
    help: ArgumentHelp("At most so many pages a second; 0 is as fast as the broker takes them.", valueName: "pages"))
  var rate = 0

  @Option(
    help: ArgumentHelp(
      "Keeps in step with a consumer group: waits while it lags by more than --ahead bytes.",
      discussion: "For brokers that cannot serve a large backlog.", valueName: "group"))
  var inStepWith: String?

  @Option(help: ArgumentHelp("How far to be ahead of the group of --in-step-with, in bytes.", valueName: "bytes"))
  var ahead = 33_554_432

  @OptionGroup var options: ConfigurationOptions

  func validate() throws {
    if paths.isEmpty, envelopes.isEmpty { throw ValidationError("Name a path, or --envelopes FILE.") }
    if rate < 0 { throw ValidationError("--rate must not be negative.") }
    if ahead < 1 { throw ValidationError("--ahead must be at least 1.") }
  }

  func run() throws {
    let configuration = try options.load(checkingSecrets: true)
    configuration.log.bootstrap()
    let limit = configuration.limits.lineBytes
    var sources: [any RecordSource] = []
    if !paths.isEmpty { sources.append(try InputPaths(paths, limit: limit)) }
    for path in envelopes { sources.append(EnvelopeLines(try ByteStream(path: path), limit: limit)) }
    let input = RecordSequence(sources)

    let topic = topic ?? configuration.topicName(.pages)
    let clients = Clients(configuration: configuration)
    let partitions = try Self.partitions(of: topic, clients)
    let feed = try Feed(topic: topic, clients: clients)
    let pace = Pace(perSecond: rate)
    let step = try inStepWith.map { try Step(with: $0, topic: topic, partitions: partitions, ahead: ahead, clients) }
    let progress = Progress(total: input.totalBytes)
    while let record = try input.next() {
      pace.wait()
      try step?.wait(for: record.value.count) { progress.show(feed.state, read: input.bytesRead) }
      try feed.send(record)
      progress.show(feed.state, read: input.bytesRead)
    }
    try feed.finish { progress.show(feed.state, read: input.bytesRead) }
    progress.end(feed.state)
    if let error = feed.state.firstError {
      throw Failure(
        .inputOutput, "\(Terminal.grouped(feed.state.failed)) pages were not delivered; the first because of \(error)")
    }
  }

  /// Asks for the topic before anything is read, so that a wrong address or name is said at once.
  private static func partitions(of topic: String, _ clients: Clients) throws(Failure) -> Int {
    let admin = try clients.admin()
    let there = try Clients.failing(at: clients.configuration) { () throws(KafkaError) in
      // Asking for one topic by name would create it on clusters that do so by themselves.
      try admin.topics(milliseconds: ClusterCheck.patience)[topic]
    }
    guard let there else {
      throw Failure(.configuration, "the topic \(topic) is missing; `winnow topics --create` makes it")
    }
    if let error = there.error { throw Failure(.configuration, "the topic \(topic): \(error)") }
    return there.partitions
  }
}
