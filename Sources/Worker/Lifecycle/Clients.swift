import Kafka
import Logging

/// A worker's pair of clients, and how they commit.
struct Clients {
  let consumer: Consumer
  let committer: any Committer

  /// Starts both, and ends what an earlier producer of the same transactional id left open.
  ///
  /// - Parameter isStopping: whether to give up waiting.
  init(
    _ settings: ClientSettings, _ configuration: Configuration.Worker, transactionalID: String, log: Logger,
    isStopping: @escaping @Sendable () -> Bool
  ) throws(KafkaError) {
    let transactions =
      configuration.delivery == .exactlyOnce
      ? try TransactionalCommitter(
        ProducerSuccession(
          bootstrap: settings.bootstrap, properties: settings.producer, transactionalID: transactionalID, log: log,
          isStopping: isStopping),
        timeout: configuration.transactionTimeoutSeconds)
      : nil
    consumer = try Consumer(
      bootstrap: settings.bootstrap, group: configuration.group, instance: configuration.instance,
      properties: settings.consumer, log: log)
    if let transactions {
      committer = transactions
    } else {
      let producer = try Producer(bootstrap: settings.bootstrap, properties: settings.producer, log: log)
      committer = FlushingCommitter(producer: producer, consumer: consumer)
    }
  }
}
