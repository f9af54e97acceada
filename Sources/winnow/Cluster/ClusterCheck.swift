import Dispatch
import Foundation
import Kafka
import Worker

/// Compares a cluster with what a configuration asks of it.
struct ClusterCheck {
  /// One thing that was looked at.
  enum Finding {
    /// It is as it should be.
    case right(_ what: String, _ detail: String)
    /// It works, and could be better.
    case note(_ what: String, _ detail: String, remedy: String)
    /// It will not work.
    case wrong(_ what: String, _ detail: String, remedy: String)
  }

  /// Milliseconds that one request may take.
  static let patience: Int32 = 10_000

  private let configuration: Configuration
  private let clients: Clients
  private let patience: Int32

  /// - Parameter patience: Milliseconds that one request may take.
  init(_ configuration: Configuration, patience: Int32 = ClusterCheck.patience) {
    self.configuration = configuration
    self.patience = patience
    clients = Clients(configuration: configuration)
  }

  /// Looks at everything.
  ///
  /// - Throws: ``Failure`` where no broker answers at all.
  func run() throws(Failure) -> [Finding] {
    let admin = try clients.admin()
    let brokers: [String]
    let present: [String: TopicDescription]
    do throws(KafkaError) {
      brokers = try admin.brokers(milliseconds: patience)
      present = try admin.topics(milliseconds: patience)
    } catch {
      // The request itself only times out; why, the client knows.
      throw Failure(admin.lastError ?? error, at: configuration)
    }
    var findings = [Finding.right("broker", "\(brokers.count) at \(brokers.joined(separator: ", "))")]
    for entry in TopicPlan(configuration).entries {
      findings += topic(entry, present[entry.topic.name], brokers: brokers.count, admin)
    }
    findings += StateDirectoryCheck.findings(configuration)
    for stage in configuration.worker.stages { findings += reading(stage, present) }
    findings += writing(present)
    return findings
  }

  private func topic(
    _ entry: TopicPlan.Entry, _ there: TopicDescription?, brokers: Int, _ admin: Admin
  ) -> [Finding] {
    let name = entry.topic.name
    guard let there else {
      // Where all topics are asked for, those that may not be seen are left out; asked for by name they say so.
      do throws(KafkaError) {
        if let error = try admin.topics(name, milliseconds: patience)[name]?.error { throw error }
      } catch {
        if error.remedy == .fix, !error.isUnknownTopic {
          return [
            .wrong("topic \(name)", "\(error)", remedy: "grant the user the right to describe it, if it is there")
          ]
        }
      }
      return [.wrong("topic \(name)", "is missing", remedy: "`winnow topics --create` makes it")]
    }
    if let error = there.error {
      return [.wrong("topic \(name)", "\(error)", remedy: "grant the user the right to describe, read and write it")]
    }
    var findings: [Finding] = []
    if there.partitions != entry.topic.partitions {
      let detail = "\(there.partitions) partitions, the configuration says \(entry.topic.partitions)"
      findings.append(
        entry.role.isInternal
          ? .wrong(
            "topic \(name)", detail,
            remedy:
              "set topics.\(entry.role.rawValue).partitions to \(there.partitions), or raise duplicates.generation")
          : .note(
            "topic \(name)", detail, remedy: "set topics.\(entry.role.rawValue).partitions to \(there.partitions)"))
    }
    findings += settings(of: entry, there, brokers: brokers, admin)
    return findings.isEmpty ? [.right("topic \(name)", "\(there.partitions) partitions")] : findings
  }

  private func settings(
    of entry: TopicPlan.Entry, _ there: TopicDescription, brokers: Int, _ admin: Admin
  ) -> [Finding] {
    let name = entry.topic.name
    let settings: [String: String]
    do throws(KafkaError) {
      settings = try admin.configuration(of: name, milliseconds: patience)
    } catch {
      return [
        .note(
          "topic \(name)", "its settings cannot be read: \(error)",
          remedy: "grant the right to describe its configuration")
      ]
    }
    var findings = ReplicationCheck(
      topic: name, replicas: there.replicas, wanted: configuration.topics.replicationFactor, brokers: brokers
    ).findings(settings)
    let policy = settings["cleanup.policy"] ?? ""
    if entry.role == .duplicates, !policy.isEmpty, !policy.contains("compact") {
      findings.append(
        .wrong(
          "topic \(name)", "cleanup.policy is \(policy)",
          remedy: "set it to \(entry.topic.configuration["cleanup.policy"] ?? "compact")"))
    }
    if entry.role != .duplicates, policy.contains("compact") {
      findings.append(
        .wrong("topic \(name)", "cleanup.policy is \(policy), which would drop records", remedy: "set it to delete"))
    }
    if entry.role.isInternal, let retention = settings["retention.ms"].flatMap({ Int($0) }), retention >= 0,
      retention < configuration.duplicates.retentionHours * 3_600_000
    {
      findings.append(
        .wrong(
          "topic \(name)", "retention.ms is \(retention), less than duplicates.windowHours and latenessHours together",
          remedy: "set it to \(configuration.duplicates.retentionHours * 3_600_000)"))
    }
    if !entry.role.isInternal, let retention = settings["retention.ms"].flatMap({ Int($0) }) {
      let hours = configuration.retentionHours(entry.role)
      let wanted = hours > 0 ? hours * 3_600_000 : -1
      if retention >= 0, wanted < 0 || retention < wanted {
        findings.append(
          .note(
            "topic \(name)",
            "retention.ms is \(retention), and topics.\(entry.role.rawValue).retentionHours is \(hours)",
            remedy: entry.role == .pages
              ? "set it to \(wanted): pages that wait longer are deleted before they are read" : "set it to \(wanted)"))
      }
    }
    if let wanted = entry.topic.configuration["max.message.bytes"].flatMap({ Int($0) }),
      let there = settings["max.message.bytes"].flatMap({ Int($0) }), there < wanted
    {
      findings.append(
        .note(
          "topic \(name)", "max.message.bytes is \(there), so larger records cannot be written",
          remedy: "set it to \(wanted)"))
    }
    return findings
  }

  /// Asks for a group's offsets and reads a record, which needs the right to read group and topic.
  private func reading(
    _ stage: StageName, _ present: [String: TopicDescription]
  ) -> [Finding] {
    let group = configuration.worker.group(of: stage)
    let topic = configuration.topicName(stage.source)
    guard let there = present[topic], there.error == nil, there.partitions > 0 else { return [] }
    do {
      let consumer = try clients.consumer(group: group)
      defer { consumer.close(seconds: 5) }
      do throws(KafkaError) {
        _ = try consumer.committed(
          TopicPartition.all(of: topic, count: there.partitions), milliseconds: patience)
      } catch {
        // The request itself may only time out; why, the client knows.
        let reason = consumer.refusal(within: 1_000) ?? error
        return [
          .wrong(
            "group \(group)", "its offsets cannot be read: \(reason)",
            remedy: reason.remedy == .fix ? "grant the user Read on the group" : "look at the brokers' log")
        ]
      }
      let first = TopicPartition(topic, 0)
      try consumer.assign([first: .end])
      let deadline = DispatchTime.now() + .milliseconds(Int(patience))
      while DispatchTime.now() < deadline {
        do throws(KafkaError) {
          if try consumer.poll(milliseconds: 100) != nil {
            return [.right("group \(group)", "its offsets and \(topic) can be read")]
          }
        } catch {
          guard error.remedy == .fix else { continue }
          return [.wrong("reading \(topic)", "\(error)", remedy: "grant the user Read on the topic")]
        }
      }
      return [.wrong("reading \(topic)", "its end was not found in time", remedy: "look at the brokers' log")]
    } catch {
      return [.wrong("group \(group)", "\(error)", remedy: "look at the brokers' log")]
    }
  }

  /// Writes to the output topics in a transaction that is aborted, which needs the rights that a worker needs.
  ///
  /// A worker that delivers at least once needs no transactions; without them nothing can be tried that leaves no trace.
  private func writing(_ present: [String: TopicDescription]) -> [Finding] {
    let id = "\(configuration.worker.group).check"
    let what = "transactions as \(configuration.worker.group)…"
    do {
      let producer = try clients.producer(transactionalID: id)
      try producer.initTransactions(milliseconds: patience)
      try producer.beginTransaction()
      defer { try? producer.abortTransaction() }
      let outputs = Configuration.Topics.Role.allCases.filter { $0 != .pages }.map(configuration.topicName)
      var findings: [Finding] = []
      for topic in outputs where present[topic]?.error == nil && present[topic] != nil {
        try producer.produce(OutputRecord(topic: topic, key: Array("winnow-check".utf8), value: []))
        try? producer.flush(milliseconds: patience)
        if let error = producer.takeDeliveries().firstError {
          findings.append(
            .wrong("writing to \(topic)", "\(error)", remedy: error.advice ?? "grant the user Write on the topic"))
          break
        }
      }
      return findings.isEmpty ? [.right(what, "can be begun, written in and aborted")] : findings
    } catch let error as KafkaError {
      if configuration.worker.delivery == .atLeastOnce {
        let detail = "cannot be tried without transactions: \(error)"
        return [.note("writing", detail, remedy: "make sure that the user may write to the topics")]
      }
      return [
        .wrong(
          what, "\(error)",
          remedy: "grant the right to write transactional ids that begin with the group's name, or set worker.delivery "
            + "to at-least-once")
      ]
    } catch {
      return [.wrong(what, "\(error)", remedy: "look at the brokers' log")]
    }
  }
}
