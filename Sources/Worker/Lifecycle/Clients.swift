import Kafka
import Logging

/// A stage's pair of clients, and how they commit.
struct Clients {
  let consumer: Consumer
  let committer: any Committer

  /// Starts both, and ends what an earlier producer of the same transactional id left open.
  ///
  /// - Parameter isStopping: whether to give up waiting.
  init(
    _ settings: ClientSettings, _ configuration: Configuration.Worker, stage: StageName, name: WorkerName, log: Logger,
    isStopping: @escaping @Sendable () -> Bool
  ) throws(KafkaError) {
    let isTransactional = configuration.delivery == .exactlyOnce
    let producer = try Producer(
      bootstrap: settings.bootstrap,
      transactionalID: isTransactional ? name.transactionalID(configuration.group, stage) : nil,
      properties: settings.producer, log: log)
    if isTransactional { try producer.initTransactions(isStopping: isStopping) }
    consumer = try Consumer(
      bootstrap: settings.bootstrap, group: configuration.group(of: stage), instance: configuration.instance,
      properties: settings.consumer(of: stage), log: log)
    committer =
      isTransactional
      ? TransactionalCommitter(producer: producer, timeout: configuration.transactionTimeoutSeconds)
      : FlushingCommitter(producer: producer, consumer: consumer)
  }
}
