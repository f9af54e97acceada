import Kafka

/// Hands a batch's outputs to the producer, and waits where its queue is full without ever waiting for good.
struct OutputWriter: Sendable {
  let producer: Producer

  /// Hands all outputs over.
  ///
  /// - Throws: where giving up was asked for, or the producer refuses.
  func write(_ outputs: [OutputRecord], unless cancelled: Cancellation) throws(CommitFailure) {
    _ = producer.takeDeliveries()
    for output in outputs {
      while true {
        do throws(KafkaError) {
          try producer.produce(output)
          break
        } catch {
          if error.isRefusal { throw .refused(error) }
          guard error.isQueueFull else { throw .kafka(error) }
        }
        if cancelled.isCancelled { throw .cancelled }
        if let error = producer.fatalError { throw .kafka(error) }
        producer.poll(milliseconds: 20)
      }
    }
  }

  /// Waits for the deliveries.
  ///
  /// - Parameter isGivenUp: whether to give up waiting.
  func flush(unless isGivenUp: () -> Bool) throws(CommitFailure) {
    while true {
      do throws(KafkaError) {
        return try producer.flush(milliseconds: 100)
      } catch {
        guard error.remedy == .retry else { throw .kafka(error) }
      }
      if isGivenUp() { throw .cancelled }
    }
  }

  /// What the delivery reports since ``write(_:unless:)`` say against the batch, if anything.
  func failure() -> CommitFailure? {
    let deliveries = producer.takeDeliveries()
    return deliveries.firstRefusal.map { .refused($0) } ?? deliveries.firstError.map { .kafka($0) }
  }
}
