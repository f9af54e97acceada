/// Looks at how many copies of a topic's records there are, and how many must be written before one counts.
struct ReplicationCheck {
  let topic: String
  /// Copies of each partition.
  let replicas: Int
  /// `topics.replicationFactor`; 0 for whatever the cluster does.
  let wanted: Int
  /// Brokers that there are.
  let brokers: Int

  /// What is wrong, or could be better.
  ///
  /// - Parameter settings: the topic's, by Kafka's names.
  func findings(_ settings: [String: String]) -> [ClusterCheck.Finding] {
    var findings: [ClusterCheck.Finding] = []
    let name = "topic \(topic)"
    if wanted > 0, replicas < wanted {
      findings.append(
        .note(
          name, "has \(replicas) replicas, and topics.replicationFactor is \(wanted)",
          remedy: "`kafka-reassign-partitions` adds some"))
    } else if replicas == 1, brokers > 1 {
      findings.append(
        .note(
          name, "has one replica on \(brokers) brokers: what that one loses is lost",
          remedy: "set topics.replicationFactor to \(min(3, brokers)) before the topic is made; "
            + "`kafka-reassign-partitions` adds some"))
    }
    guard let minimum = settings["min.insync.replicas"].flatMap({ Int($0) }) else { return findings }
    if minimum > replicas {
      findings.append(
        .wrong(
          name, "min.insync.replicas is \(minimum), and there are \(replicas) replicas: nothing can be written",
          remedy: "set it to \(max(1, replicas - 1))"))
    } else if minimum == replicas, replicas > 1 {
      findings.append(
        .note(
          name, "min.insync.replicas is \(minimum), as many as there are replicas: any broker's restart stops writing",
          remedy: "set it to \(replicas - 1)"))
    } else if minimum == 1, replicas > 2 {
      findings.append(
        .note(
          name, "min.insync.replicas is 1: a record that one broker has counts as written, and is lost with it",
          remedy: "set it to 2"))
    }
    return findings
  }
}
