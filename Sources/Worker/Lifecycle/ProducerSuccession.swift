import Kafka
import Logging

/// The transactional producers of one worker, one after the other, through restarts of the process and through aborts.
///
/// The worker's transactional id only counts them; each has an id of its own made of the worker's and the count. So no
/// producer writes under an id under which a transaction was aborted: some brokers (noida-db 0.2.3) tell readers of every
/// aborted transaction of a producer, however old, and readers then drop what the same producer commits afterwards. Each
/// ends and fences the one before by that one's id, which the count gives away, whichever process it was in.
struct ProducerSuccession: Sendable {
  let bootstrap: String
  let properties: ClientProperties
  /// The worker's own id.
  let transactionalID: String
  let log: Logger
  /// Whether to give up waiting for a broker.
  let isStopping: @Sendable () -> Bool

  /// The next producer, ready for its first transaction.
  func next() throws(KafkaError) -> Producer {
    let epoch = try ProducerEpoch(
      next: transactionalID, bootstrap: bootstrap, properties: properties, log: log, isStopping: isStopping)
    if epoch.number > 0 { _ = try producer(epoch.number - 1) }
    return try producer(epoch.number)
  }

  private func producer(_ number: Int) throws(KafkaError) -> Producer {
    let producer = try Producer(
      bootstrap: bootstrap, transactionalID: "\(transactionalID)-\(number)", properties: properties, log: log)
    try producer.initTransactions(isStopping: isStopping)
    return producer
  }
}
