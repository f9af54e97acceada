import ArgumentParser
import Foundation
import Kafka
import Worker

/// Prints articles, flags and rejected pages as they come.
struct TailCommand: ParsableCommand {
  /// What can be watched.
  enum Output: String, ExpressibleByArgument, CaseIterable {
    case articles, duplicates, rejected

    var role: Configuration.Topics.Role {
      switch self {
      case .articles: .articles
      case .duplicates: .duplicates
      case .rejected: .rejected
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "tail",
    abstract: "Prints articles, flags and rejected pages as they come.",
    discussion: """
      On a terminal for people, else one JSON object a line with topic, partition, offset, key, headers and, but for \
      rejected pages, the value. Nothing is committed, and no worker is disturbed.

      Example: winnow tail articles --from-beginning --json | jq -r .value.headline
      """)

  @Argument(help: ArgumentHelp("articles, duplicates, rejected; all three without any.", valueName: "topic"))
  var outputs: [Output] = []

  @Flag(help: "Begins with the oldest record that is there, instead of the next one.")
  var fromBeginning = false

  @Flag(help: "One JSON object a line, on a terminal too.")
  var json = false

  @Option(help: ArgumentHelp("Ends after so many records; 0 never.", valueName: "records"))
  var count = 0

  @Option(help: ArgumentHelp("Ends when nothing has come for so many seconds; 0 never.", valueName: "seconds"))
  var idle = 0

  @OptionGroup var options: ConfigurationOptions

  func run() throws {
    let configuration = try options.load(checkingSecrets: true)
    configuration.log.bootstrap()
    let chosen = outputs.isEmpty ? Output.allCases : outputs
    let roles = Dictionary(uniqueKeysWithValues: Set(chosen).map { (configuration.topicName($0.role), $0.role) })
    let clients = Clients(configuration: configuration)
    // A group waits for ever for a broker or a topic that is not there.
    let present = try PresentTopics(clients)
    for name in roles.keys.sorted() { _ = try present.need(name) }
    let reader = try TopicReader(
      topics: roles.keys.sorted(), from: fromBeginning ? .beginning : .end, clients: clients)
    defer { reader.close() }
    let output = BufferedOutput(threshold: 0)
    var printed = 0
    var last = DispatchTime.now()
    while true {
      let record = try Clients.failing(at: configuration) { () throws(KafkaError) in
        try reader.next(milliseconds: 200)
      }
      if let record, let role = roles[record.source.topic] {
        let view = RecordView(role: role, record: record)
        try output.write(line: json || !Terminal.isOutput ? view.json() : view.pretty())
        last = .now()
        printed += 1
        if count > 0, printed == count { return }
      } else if idle > 0, DispatchTime.now() >= last + .seconds(idle) {
        return
      }
    }
  }
}
