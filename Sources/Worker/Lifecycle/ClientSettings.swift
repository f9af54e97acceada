import Kafka

/// The properties of a worker's Kafka clients, from its configuration.
struct ClientSettings {
  let bootstrap: String
  let producer: ClientProperties
  /// Where a partition is begun that the group has not begun.
  let fallback: StartOffset
  private let consumers: [StageName: ClientProperties]

  /// Reads the secrets' files, and checks every property.
  init(_ configuration: Configuration) throws(WorkerError) {
    let worker = configuration.worker
    bootstrap = configuration.broker.bootstrap
    do {
      let own = try configuration.broker.clientProperties(for: .consumer)
      fallback = ["latest", "end", "largest"].contains(own["auto.offset.reset"] ?? "") ? .end : .beginning
      var consumers: [StageName: ClientProperties] = [:]
      for stage in StageName.allCases {
        // Records of the internal topics are worked on faster than they come.
        let ahead = stage == .extract ? worker.prefetchBytes : max(1 << 20, worker.prefetchBytes / 4)
        var consumer = [
          "heartbeat.interval.ms": "\(max(500, min(3000, worker.sessionTimeoutSeconds * 100)))",
          "max.poll.interval.ms": "\(max(300, worker.sessionTimeoutSeconds) * 1000)",
          "queued.max.messages.kbytes": "\(max(1, ahead / 1024))",
          // One response, which comes packed and is several times as large in memory, beside what is held ahead already. A
          // record that is larger comes nevertheless. librdkafka wants no less than the largest message.
          "fetch.max.bytes": "\(max(own["message.max.bytes"].flatMap { Int($0) } ?? 1_000_000, ahead / 4))",
        ]
        consumer.merge(own) { $1 }
        consumer["session.timeout.ms"] = "\(worker.sessionTimeoutSeconds * 1000)"
        // An offset that is gone is to be counted, not passed over.
        consumer["auto.offset.reset"] = "error"
        consumers[stage] = try ClientProperties(consumer)
      }
      self.consumers = consumers
      var producer = [
        "message.max.bytes": "\(configuration.limits.recordBytes)",
        "queue.buffering.max.kbytes": "\(max(65_536, 2 * configuration.limits.recordBytes / 1024))",
      ]
      producer.merge(try configuration.broker.clientProperties(for: .producer)) { $1 }
      producer["transaction.timeout.ms"] = "\(worker.transactionTimeoutSeconds * 1000)"
      self.producer = try ClientProperties(producer)
    } catch {
      throw .configuration("\(error)")
    }
  }

  /// The properties of a stage's consumer.
  func consumer(of stage: StageName) -> ClientProperties { consumers[stage]! }
}
