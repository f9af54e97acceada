import ArgumentParser
import Kafka
import Worker

/// Prints or creates the topics that the configuration asks for.
struct TopicsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "topics",
    abstract: "Prints the topics that the configuration asks for, or creates them.",
    discussion: """
      Without --create nothing is asked of the cluster: the topics are printed as they would be made. With it those \
      that are missing are created; those that are there are left as they are (see `winnow check` for differences).
      """)

  @Flag(help: "Creates the topics that are missing.")
  var create = false

  @OptionGroup var options: ConfigurationOptions

  func run() throws {
    let configuration = try options.load()
    let plan = TopicPlan(configuration)
    guard create else {
      for entry in plan.entries { print("\(entry.topic.name): \(entry.summary)") }
      return
    }
    configuration.log.bootstrap()
    let admin = try Clients(configuration: configuration).admin()
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
    if let error = errors.values.first {
      throw Failure(
        error.remedy == .fix || error.remedy == .newClient ? .configuration : .temporary,
        "\(errors.count) of \(missing.count) topics could not be created")
    }
  }
}
