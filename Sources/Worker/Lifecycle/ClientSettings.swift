import Kafka

/// The properties of a worker's Kafka clients, from its configuration.
struct ClientSettings {
  let bootstrap: String
  let consumer: ClientProperties
  let producer: ClientProperties

  /// Reads the secrets' files, and checks every property.
  init(_ configuration: Configuration) throws(WorkerError) {
    let worker = configuration.worker
    bootstrap = configuration.broker.bootstrap
    do {
      var consumer = [
        "message.max.bytes": "\(configuration.limits.recordBytes)",
        "heartbeat.interval.ms": "\(max(500, min(3000, worker.sessionTimeoutSeconds * 100)))",
        "max.poll.interval.ms": "\(max(300, worker.sessionTimeoutSeconds) * 1000)",
        "queued.max.messages.kbytes": "\(max(1, worker.prefetchBytes / 1024))",
        // One response holds no more than may be held ahead, but at least one record.
        "fetch.max.bytes": "\(max(configuration.limits.recordBytes, min(worker.prefetchBytes, 52_428_800)))",
      ]
      consumer.merge(try configuration.broker.clientProperties(for: .consumer)) { $1 }
      consumer["session.timeout.ms"] = "\(worker.sessionTimeoutSeconds * 1000)"
      var producer = [
        "message.max.bytes": "\(configuration.limits.recordBytes)",
        "queue.buffering.max.kbytes": "\(max(65_536, 2 * configuration.limits.recordBytes / 1024))",
      ]
      producer.merge(try configuration.broker.clientProperties(for: .producer)) { $1 }
      producer["transaction.timeout.ms"] = "\(worker.transactionTimeoutSeconds * 1000)"
      self.consumer = try ClientProperties(consumer)
      self.producer = try ClientProperties(producer)
    } catch {
      throw .configuration("\(error)")
    }
  }
}
