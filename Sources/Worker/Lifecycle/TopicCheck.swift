import Dispatch
import Kafka
import Logging

/// Looks at start whether the brokers answer, let us in and have the topics, so that what only a person can put right is
/// told at once and not after hours of silence.
struct TopicCheck {
  let settings: ClientSettings
  let topology: Topology
  let stages: [StageName]
  /// The stages' consumer groups, in the same order.
  let groups: [String]
  let log: Logger
  /// Seconds after which a broker that does not answer is an error.
  let patience: Int

  /// - Parameter isStopping: whether to give up waiting.
  func run(isStopping: () -> Bool) throws(WorkerError) {
    let admin: Admin
    do {
      admin = try Admin(bootstrap: settings.bootstrap, properties: settings.producer, log: log)
    } catch {
      throw .configuration("\(error)")
    }
    let deadline = DispatchTime.now() + .seconds(patience)
    while true {
      do {
        try check(admin.topics(milliseconds: 2_000))
        return try checkGroups(isStopping: isStopping)
      } catch let error as WorkerError {
        throw error
      } catch {
        let reason = "\(admin.lastError.map(String.init(describing:)) ?? "\(error)") (\(settings.bootstrap))"
        if let last = admin.lastError, last.remedy == .fix { throw .refused(reason) }
        if isStopping() { return }
        guard DispatchTime.now() < deadline else { throw .noBroker(reason) }
        log.warning("waiting for a broker: \(reason)")
      }
    }
  }

  private func check(_ found: [String: TopicDescription]) throws {
    let read = stages.compactMap(topology.topic(of:))
    let topics = read + topology.outputTopics.keys.filter { !read.contains($0) }.sorted()
    let missing = topics.filter { found[$0] == nil }
    guard missing.isEmpty else { throw WorkerError.missingTopics(missing) }
    for topic in topics {
      if let error = found[topic]?.error { throw WorkerError.refused("topic \(topic): \(error)") }
      if case let expected?? = topology.outputTopics[topic], let actual = found[topic]?.partitions, actual != expected {
        throw WorkerError.partitionCount(topic: topic, actual: actual, expected: expected)
      }
    }
  }

  /// Asks for the groups' offsets, which needs the right to read them.
  private func checkGroups(isStopping: () -> Bool) throws {
    for (stage, group) in zip(stages, groups) {
      guard let topic = topology.topic(of: stage), !isStopping() else { continue }
      let consumer = try Consumer(
        bootstrap: settings.bootstrap, group: group, properties: settings.consumer(of: stage), log: log)
      do throws(KafkaError) {
        _ = try consumer.committed([TopicPartition(topic, 0)], milliseconds: 5_000)
      } catch {
        // The request itself may only time out; why, the client knows.
        let reason = consumer.refusal(within: 200) ?? error
        if reason.remedy == .fix { throw WorkerError.refused("group \(group): \(LoopFailure(reason).reason)") }
        // The loops wait for it.
        log.debug("group \(group): \(error)")
      }
    }
  }
}
