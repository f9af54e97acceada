import ArgumentParser
import Foundation
import Kafka
import Worker

/// Feeds pages from files, or from another topic, into the pages topic.
struct ProduceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "produce",
    abstract: "Feeds pages from files, or from another topic, into the pages topic.",
    discussion: """
      Paths are those of `winnow extract`: pages, envelopes (.ndjson, .jsonl), archives (.warc, .wet), folders of these, \
      and - for standard input. Of an archive's records, responses and resources with HTML or text and conversions to \
      text are pages. The key of a record is the page's address, so that one address stays in one partition.

      A record counts only when the broker has acknowledged it. On a terminal a bar shows the progress. SIGTERM or SIGINT \
      delivers what was handed over, says how far it came, and ends with 75.

      --from-topic copies the records of another topic as they are, up to the end that it has now. To feed records of the \
      pages topic itself, or rejected ones, in again, use `winnow replay`.

      Example: winnow produce --bootstrap-servers kafka:9092 crawl-2026-02.warc.gz
      """)

  @OptionGroup var inputs: InputOptions

  @Option(
    help: ArgumentHelp(
      "Passes the input over up to this page: what an earlier run said at its end to go on from.", valueName: "source"))
  var after: String?

  @Option(help: ArgumentHelp("Copies the records of a topic instead of reading files.", valueName: "topic"))
  var fromTopic: String?

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
    if fromTopic == nil {
      if inputs.isEmpty {
        throw ValidationError("Name a path, --envelopes FILE or --from-topic TOPIC.")
      }
    } else if !inputs.isEmpty || after != nil {
      throw ValidationError("Name files, or --from-topic TOPIC, but not both.")
    }
    if rate < 0 { throw ValidationError("--rate must not be negative.") }
    if ahead < 1 { throw ValidationError("--ahead must be at least 1.") }
  }

  func run() throws {
    let stop = StopFlag()
    let configuration = try options.load(checkingSecrets: true)
    configuration.log.bootstrap()
    let topic = topic ?? configuration.topicName(.pages)
    if fromTopic == topic {
      throw Failure(
        .configuration, "\(topic) is the topic to feed; `winnow replay --from pages` feeds its own records again")
    }
    let clients = Clients(configuration: configuration)
    let report = InputReport()
    let input = fromTopic == nil ? try inputs.open(limit: configuration.limits.lineBytes, report) : nil
    // Asked for before anything is read, so that a wrong address or name is said at once.
    let topics = try PresentTopics(clients)
    let partitions = try topics.need(topic).partitions
    let source = try fromTopic.map { name throws(Failure) in
      try Self.span(of: name, partitions: topics.need(name).partitions, clients)
    }
    defer { source?.close() }

    let feed = try Feed(topic: topic, clients: clients)
    let pace = Pace(perSecond: rate)
    let step = try inStepWith.map { try Step(with: $0, topic: topic, partitions: partitions, ahead: ahead, clients) }
    let progress = Progress(total: source?.total ?? input?.totalBytes)
    let read = { source?.passed ?? input?.bytesRead ?? 0 }
    var last: String?
    // The last page before which everything is delivered.
    var delivered: String?
    func send(_ name: String, bytes: Int, _ page: () throws -> Void) throws {
      pace.wait()
      try step?.wait(for: bytes) { progress.show(feed.state, read: read()) }
      try page()
      last = name
      progress.show(feed.state, read: read())
    }
    if let source {
      loop: while !stop.isSet {
        switch try source.next() {
        case .end: break loop
        case .waiting: progress.show(feed.state, read: read())
        case .record(let record):
          try send("\(record.source)/\(record.offset)", bytes: record.byteCount) { try feed.send(copyOf: record) }
        }
      }
    } else if let input {
      try passOver(input, stop)
      while !stop.isSet, let record = try input.next() {
        try send(record.source, bytes: record.value.count) { try feed.send(record) }
        if feed.state.pages % Self.pagesBetweenMarks == 0 {
          try feed.finish { progress.show(feed.state, read: read()) }
          if feed.state.failed == 0 { delivered = last }
        }
      }
    }
    try feed.finish { progress.show(feed.state, read: read()) }
    progress.end(feed.state)
    report.tell()
    if feed.state.failed == 0 { delivered = last }
    let goOn = Self.goOn(after: delivered, isFiles: source == nil)
    if let error = feed.state.firstError {
      throw Failure(
        .inputOutput,
        "\(Terminal.grouped(feed.state.failed)) pages were not delivered; the first because of \(error)\(goOn)")
    }
    if stop.isSet {
      throw Failure(
        .temporary,
        "stopped" + (last.map { ": the last page that was fed is \($0)\(goOn)" } ?? " before the first page"))
    }
    if let failure = report.failure { throw failure }
  }

  /// Pages after which all that were sent are waited for, so that there is a place to go on from whatever fails later.
  private static let pagesBetweenMarks = 10_000

  /// Passes over the input up to the page of `--after`.
  private func passOver(_ input: RecordSequence, _ stop: StopFlag) throws {
    guard let after else { return }
    while !stop.isSet {
      guard let record = try input.next() else {
        throw Failure(.noInput, "no page of the input is called \(after)")
      }
      if record.source == after { return }
    }
  }

  private static func goOn(after delivered: String?, isFiles: Bool) -> String {
    guard isFiles else { return "" }
    guard let delivered else { return "; the same command feeds all of them again, which does no harm" }
    return "; everything up to there is delivered, and the same command goes on with --after '\(delivered)'"
  }

  private static func span(of topic: String, partitions: Int, _ clients: Clients) throws(Failure) -> TopicSpan {
    let group = "\(clients.configuration.worker.group)-copy-\(UUID().uuidString.prefix(8).lowercased())"
    return try TopicSpan(
      TopicPartition.all(of: topic, count: partitions),
      consumer: try clients.consumer(group: group, ["fetch.wait.max.ms": "100"]), clients: clients)
  }
}
