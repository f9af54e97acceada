import ArgumentParser
import Dispatch
import Foundation
import Kafka
import Worker

/// Prints or creates the topics that the configuration asks for.
struct TopicsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "topics",
    abstract: "Prints the topics that the configuration asks for, creates them, or fills a new generation.",
    discussion: """
      Without --create nothing is asked of the cluster: the topics are printed as they would be made. With it those \
      that are missing are created; those that are there are left as they are (see `winnow check` for differences).

      The internal topics' partition counts, the seed and the specVersion cannot change under the records that are there. \
      To change them: stop all workers; change them, and raise duplicates.generation by one; run this with --create and \
      --fill-from; start the workers. With --fill-from and the number of the old generation every fact is carried over \
      from its topic verify: that is for other partition counts. With --fill-from articles fingerprints are made anew of \
      the topic articles: that is for another seed or specVersion, and forgets what the topic no longer holds. The \
      workers then find the duplicates anew, and every flag is published again. Filling twice does no harm, so if it \
      fails, do it again.

      Example: winnow topics --config winnow.yaml --create --fill-from 1

      Workers that made articles of schemaVersion 1 were in one group, worker.group; now each stage has its own, such as \
      winnow.extract. To go on where the one group was: stop all workers, run this with --migrate, start the workers. \
      Groups that have offsets already keep them.
      """)

  @Flag(help: "Creates the topics that are missing, and waits until they can be seen.")
  var create = false

  @Flag(help: "Carries the offsets of the one group that all stages had before over to the stages' groups.")
  var migrate = false

  @Option(
    help: ArgumentHelp(
      "Fills the internal topics from those of an older generation, or from the articles.",
      valueName: "generation|articles"))
  var fillFrom: GenerationFill.Source?

  @OptionGroup var options: ConfigurationOptions

  func run() throws {
    let configuration = try options.load(checkingSecrets: fillFrom != nil)
    let plan = TopicPlan(configuration)
    guard create || migrate || fillFrom != nil else {
      for entry in plan.entries { print("\(entry.topic.name): \(entry.summary)") }
      return
    }
    configuration.log.bootstrap()
    let clients = Clients(configuration: configuration)
    if create { try create(plan, clients) }
    if migrate { try GroupMigration(clients).run { print($0) } }
    if let fillFrom { try fill(from: fillFrom, plan, clients) }
  }

  /// Creates the topics that are missing.
  private func create(_ plan: TopicPlan, _ clients: Clients) throws {
    let configuration = clients.configuration
    let admin = try clients.admin()
    let present = try Clients.failing(at: configuration) { () throws(KafkaError) in
      try admin.topics(milliseconds: 10_000)
    }
    let missing = plan.entries.filter { present[$0.topic.name] == nil }
    var errors: [String: KafkaError] = [:]
    if !missing.isEmpty {
      errors = try Clients.failing(at: configuration) { () throws(KafkaError) in
        try admin.create(missing.map(\.topic), milliseconds: 30_000)
      }
    }
    for entry in plan.entries {
      let name = entry.topic.name
      if let error = errors[name] {
        print("\(name): not created: \(error)")
      } else if let there = present[name] {
        print("\(name): there already, \(there.partitions) partitions")
      } else {
        print("\(name): created, \(entry.summary)")
      }
    }
    try see(missing.filter { errors[$0.topic.name] == nil }, admin, configuration)
    if let error = errors.values.first {
      throw Failure(
        error.remedy == .fix || error.remedy == .newClient ? .configuration : .temporary,
        "\(errors.count) of \(missing.count) topics could not be created")
    }
  }

  /// Waits until the brokers tell of topics that were created, and of a leader for each partition.
  private func see(_ created: [TopicPlan.Entry], _ admin: Admin, _ configuration: Configuration) throws {
    let deadline = DispatchTime.now() + .seconds(30)
    while true {
      let present = try Clients.failing(at: configuration) { () throws(KafkaError) in
        try admin.topics(milliseconds: 10_000)
      }
      let unseen = created.filter { present[$0.topic.name]?.isServed(partitions: $0.topic.partitions) != true }
      guard let first = unseen.first else { return }
      guard DispatchTime.now() < deadline else {
        throw Failure(
          .temporary, "\(first.topic.name) was created, and cannot be seen after 30 s; look at the brokers' log")
      }
      usleep(100_000)
    }
  }

  /// Fills the internal topics.
  private func fill(from source: GenerationFill.Source, _ plan: TopicPlan, _ clients: Clients) throws {
    let fill: GenerationFill
    do {
      fill = try GenerationFill(clients.configuration, from: source)
    } catch {
      throw Failure(error)
    }
    let admin = try clients.admin()
    let present = try Clients.failing(at: clients.configuration) { () throws(KafkaError) in
      try admin.topics(milliseconds: ClusterCheck.patience)
    }
    guard let there = present[fill.topic] else {
      throw Failure(.configuration, "the topic \(fill.topic), to fill from, is missing")
    }
    for entry in plan.entries where entry.role.isInternal {
      let name = entry.topic.name
      guard let own = present[name] else {
        throw Failure(.configuration, "the topic \(name), to be filled, is missing; --create makes it")
      }
      guard own.partitions == entry.topic.partitions else {
        throw Failure(
          .configuration,
          "\(name) has \(own.partitions) partitions, and topics.\(entry.role.rawValue).partitions is "
            + "\(entry.topic.partitions)")
      }
    }
    let topics = try TopicFill(fill, partitions: there.partitions, clients: clients)
    let progress = ProgressLine(everySeconds: 5)
    try topics.run { progress.show($0.description) }
    progress.end()
    Terminal.note(topics.state.description)
  }
}
