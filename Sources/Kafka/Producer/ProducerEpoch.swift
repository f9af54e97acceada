import CRdKafka
import Logging
import Synchronization

/// How often the producer of a transactional id was begun anew, as the broker counts: the epoch that fences (KIP-98).
public struct ProducerEpoch: Sendable {
  /// The count, from 0.
  public let number: Int

  /// Begins a producer of this transactional id, which ends and fences the one before, and asks for its epoch.
  ///
  /// librdkafka tells the epoch in its statistics alone.
  /// - Parameter isStopping: whether to give up waiting for a broker.
  public init(
    next transactionalID: String, bootstrap: String, properties: ClientProperties, log: Logger,
    isStopping: () -> Bool
  ) throws(KafkaError) {
    let found = Found()
    var properties = properties
    properties.fix("statistics.interval.ms", "20")
    let producer = try Producer(
      bootstrap: bootstrap, transactionalID: transactionalID, properties: properties, log: log,
      statistics: { found.read($0) })
    try producer.initTransactions(isStopping: isStopping)
    while true {
      producer.poll(milliseconds: 20)
      if let number = found.number.withLock({ $0 }) {
        self.number = number
        return
      }
      if isStopping() { throw KafkaError(RD_KAFKA_RESP_ERR__TIMED_OUT) }
    }
  }

  private final class Found: Sendable {
    let number = Mutex<Int?>(nil)

    /// Reads `eos.producer_epoch`; it is -1 until the broker has given one.
    func read(_ statistics: String) {
      guard let name = statistics.firstRange(of: "\"producer_epoch\":") else { return }
      let digits = statistics[name.upperBound...].drop { $0 == " " }.prefix { $0.isNumber }
      if let epoch = Int(digits) { number.withLock { $0 = epoch } }
    }
  }
}
