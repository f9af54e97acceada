import Kafka
import Worker

/// The topics that a configuration asks for, each with the settings it is created with.
struct TopicPlan {
  /// One topic as it should be.
  struct Entry {
    var role: Configuration.Topics.Role
    var topic: NewTopic

    /// A topic's setting for people.
    var summary: String {
      let settings = topic.configuration.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      return "\(topic.partitions) partitions, \(settings.joined(separator: ", "))"
    }
  }

  let entries: [Entry]

  init(_ configuration: Configuration) {
    entries = Configuration.Topics.Role.allCases.map { role in
      let replicas = configuration.topics.replicationFactor
      return Entry(
        role: role,
        topic: NewTopic(
          name: configuration.topicName(role), partitions: configuration.topics[role].partitions,
          replicas: replicas > 0 ? replicas : nil, configuration: Self.settings(role, configuration)))
    }
  }

  private static func settings(_ role: Configuration.Topics.Role, _ configuration: Configuration) -> [String: String] {
    let hours = configuration.retentionHours(role)
    var settings = ["cleanup.policy": "delete", "retention.ms": hours > 0 ? String(hours * 3_600_000) : "-1"]
    switch role {
    case .pages:
      settings["max.message.bytes"] = String(configuration.limits.recordBytes)
    case .rejected:
      // The original record with four headers more.
      settings["max.message.bytes"] = String(configuration.limits.recordBytes + 65_536)
    case .articles:
      settings["max.message.bytes"] = String(max(1_048_588, configuration.limits.outputBytes + 65_536))
    case .duplicates:
      settings["cleanup.policy"] = hours > 0 ? "compact,delete" : "compact"
    case .keys, .verify:
      break
    }
    return settings
  }
}
