import ArgumentParser
import Envelope
import Foundation
import Kafka
import Worker

/// Feeds rejected records, or a span of pages, in again.
struct ReplayCommand: ParsableCommand {
  /// What can be fed in again.
  enum Source: String, ExpressibleByArgument, CaseIterable {
    case rejected, pages
  }

  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Feeds rejected records, or a span of pages, in again.",
    discussion: """
      Reads the topic of rejected records, or with --from pages that of pages, up to the end that it has now, and writes \
      what is chosen to the pages topic as it came first: the same bytes, key, headers and time. What a rule refused \
      becomes an article once the rule is gone; an article that is made again has the same id.

      Each record is fed once in a run, also where it was rejected more than once. How far a replay came is kept by the \
      consumer group GROUP.replay.…, under the choice that was made: stopped, the same command goes on from there; done, \
      it brings only what was rejected since. --again begins at the beginning. With delivery exactly-once that holds \
      through crashes, too.

      Look first: --dry-run counts what would be fed by reason and domain and shows ten of them; --explain makes explain \
      pages, also of what was refused before extraction. Neither feeds anything.

      Examples:
        winnow replay --reason too_large --dry-run
        winnow replay --reason error_page --domain example.com --since 2026-03-01
        winnow replay --from pages --origin 3/1000-1999

      Exit codes: 0 done, 75 stopped before the end.
      """)

  @Option(help: ArgumentHelp("rejected or pages.", valueName: "topic"))
  var from = Source.rejected

  @Option(help: ArgumentHelp("Rejected for this reason, such as error_page; may be given often.", valueName: "reason"))
  var reason: [String] = []

  @Option(help: ArgumentHelp("Rejected at this stage: decode, parse, extract, publish.", valueName: "stage"))
  var stage: [String] = []

  @Option(help: ArgumentHelp("Pages of this domain and of hosts under it.", valueName: "domain"))
  var domain: [String] = []

  @Option(
    help: ArgumentHelp("Records of this time or later: RFC 3339, a date, or an age such as 12h.", valueName: "time"))
  var since: Moment?

  @Option(help: ArgumentHelp("Records before this time.", valueName: "time"))
  var until: Moment?

  @Option(
    help: ArgumentHelp(
      "By where the page came from, as winnow-origin says: [TOPIC/]PARTITION[/OFFSET[-LAST]].", valueName: "origin"))
  var origin: [OriginSpan] = []

  @Option(help: ArgumentHelp("The topic to feed; otherwise the pages topic of the configuration.", valueName: "topic"))
  var to: String?

  @Option(help: ArgumentHelp("Feeds at most so many; 0 all.", valueName: "records"))
  var limit = 0

  @Flag(help: "Feeds nothing: counts what would be fed by reason and domain, and shows ten of them.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "Feeds nothing: writes explain pages of what is chosen, 100 unless --limit says otherwise.",
      discussion: "A folder, or for one page a file whose name ends in .html.", valueName: "path"))
  var explain: String?

  @Flag(help: "Begins at the beginning, wherever an earlier replay of the same choice stopped.")
  var again = false

  @OptionGroup var options: ConfigurationOptions

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit must not be negative.") }
    if from == .pages, !reason.isEmpty || !stage.isEmpty {
      throw ValidationError("--reason and --stage are of rejected records, not of pages.")
    }
    try Self.check(reason, "--reason", among: Rejection.Reason.allCases.map(\.rawValue))
    try Self.check(stage, "--stage", among: Rejection.Stage.allCases.map(\.rawValue))
  }

  private static func check(_ given: [String], _ flag: String, among known: [String]) throws {
    for name in given where !known.contains(name) {
      let near = name.nearest(in: known).map { "; do you mean \($0)?" } ?? ""
      throw ValidationError("\(flag) \(name) is not known\(near). These are: \(known.joined(separator: ", ")).")
    }
  }

  func run() throws {
    let stop = StopFlag()
    let configuration = try options.load(checkingSecrets: true)
    configuration.log.bootstrap()
    let clients = Clients(configuration: configuration)
    let selection = selection(configuration)
    let topics = try PresentTopics(clients)
    let source = try topics.need(selection.topic)
    _ = try topics.need(selection.target)
    let replay = try Replay(selection, partitions: source.partitions, again: again, clients: clients)
    let retained = topics.retainedSince(selection.target)
    if let explain {
      try explainPages(of: replay, to: explain, configuration.limits, stop)
    } else if dryRun {
      try replay.look(limit: limit, retainedSince: retained, isStopping: { stop.isSet }) { _ in }
      print(replay.tally.description(of: selection))
      if replay.isResumed { print("counted from where an earlier replay stopped; --again begins at the beginning") }
    } else {
      try feed(replay, retained, stop)
    }
  }

  private func selection(_ configuration: Configuration) -> ReplaySelection {
    let isRejected = from == .rejected
    return ReplaySelection(
      topic: configuration.topicName(isRejected ? .rejected : .pages), isRejected: isRejected,
      target: to ?? configuration.topicName(.pages), reasons: Set(reason), stages: Set(stage),
      domains: Set(domain.map { $0.lowercased() }), since: since?.milliseconds, until: until?.milliseconds,
      origins: origin,
      writtenTimes: [since.map { "from \($0.text)" }, until.map { "to \($0.text)" }].compactMap { $0 })
  }

  private func feed(_ replay: Replay, _ retained: Int64?, _ stop: StopFlag) throws {
    let progress = ProgressLine(everySeconds: 10)
    let isAtEnd = try replay.feed(limit: limit, retainedSince: retained, isStopping: { stop.isSet }) {
      progress.show($0.progress)
    }
    progress.end()
    let tally = replay.tally
    let reasons = tally.byReason.largestFirst.map { "\($0.key) \($0.value)" }
    print(
      "\(Terminal.grouped(tally.fed)) of \(Terminal.grouped(tally.read)) records fed into \(replay.selection.target)"
        + (reasons.isEmpty ? "" : " (\(reasons.joined(separator: ", ")))"))
    for note in tally.notes(on: replay.selection) { Terminal.note(note) }
    if tally.refused > 0 {
      throw Failure(.inputOutput, "\(Terminal.grouped(tally.refused)) records are too large for limits.recordBytes")
    }
    if !isAtEnd, stop.isSet { throw Failure(.temporary, "stopped; the same command goes on from here") }
    if !isAtEnd { Terminal.note("the limit is reached; the same command goes on from here") }
  }

  private func explainPages(
    of replay: Replay, to path: String, _ limits: Configuration.Limits, _ stop: StopFlag
  ) throws {
    let folder = try ExplainFolder(path: path)
    let extraction = PageExtraction(limits: limits)
    let count = path.hasSuffix(".html") ? 1 : limit > 0 ? limit : 100
    try replay.look(limit: count, isStopping: { stop.isSet }) { record in
      var (_, trace) = extraction.explain(
        value: record.value, headers: record.headers.map { RecordHeader(name: $0.name, value: $0.value) },
        timestamp: record.timestamp.map { Timestamp(milliseconds: $0) })
      if let url = record.url { trace.url = url }
      if let origin = record.origin { trace.note("origin", origin.description, from: "record") }
      if let reason = record.reason {
        trace.note("rejected then", "\(reason) (\(record.stage ?? "?")): \(record.detail ?? "")", from: "record")
      }
      try folder.write(trace)
    }
    try folder.finish()
    print("\(replay.tally.chosen) explain pages in \(path)")
  }
}
