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
    isStopping: () -> Bool
  ) throws(KafkaError) {
    let isTransactional = configuration.delivery == .exactlyOnce
    let producer = try Producer(
      bootstrap: settings.bootstrap, transactionalID: isTransactional ? transactionalID : nil,
      properties: settings.producer, log: log)
    if isTransactional {
      try Clients.initTransactions(producer, isStopping: isStopping)
    }
    consumer = try Consumer(
      bootstrap: settings.bootstrap, group: configuration.group, instance: configuration.instance,
      properties: settings.consumer, log: log)
    committer =
      isTransactional
      ? TransactionalCommitter(producer: producer, timeout: configuration.transactionTimeoutSeconds)
      : FlushingCommitter(producer: producer, consumer: consumer)
  }

  private static func initTransactions(_ producer: Producer, isStopping: () -> Bool) throws(KafkaError) {
    while true {
      do throws(KafkaError) {
        return try producer.initTransactions(milliseconds: 5_000)
      } catch {
        guard error.remedy == .retry, !isStopping() else { throw error }
        producer.poll(milliseconds: 100)
      }
    }
  }
}
