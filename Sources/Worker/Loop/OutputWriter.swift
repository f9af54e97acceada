import Dispatch
import Kafka

/// Hands a batch's outputs to the producer, and waits where its queue is full without ever waiting for good.
struct OutputWriter: Sendable {
  let producer: Producer

  /// Hands all outputs over.
  ///
  /// - Throws: where giving up was asked for, a record is too large, or the producer refuses.
  func write(_ outputs: [WorkedBatch.Output], unless cancelled: Cancellation) throws(CommitFailure) {
    _ = producer.takeDeliveries()
    for (index, output) in outputs.enumerated() {
      while true {
        do throws(KafkaError) {
          try producer.produce(output.record, tag: index)
          break
        } catch {
          if error.isMessageTooLarge { throw .oversized([output.origin].compactMap { $0 }) }
          guard error.isQueueFull else { throw .kafka(error) }
        }
        if cancelled.isCancelled { throw .cancelled }
        if let error = producer.fatalError { throw .kafka(error) }
        producer.poll(milliseconds: 20)
      }
    }
  }

  /// What the delivery reports since ``write(_:unless:)`` say against the batch, if anything.
  func failure(in outputs: [WorkedBatch.Output]) -> CommitFailure? {
    let deliveries = producer.takeDeliveries()
    let oversized = deliveries.oversized.compactMap { outputs.indices.contains($0) ? outputs[$0].origin : nil }
    if !oversized.isEmpty { return .oversized(oversized) }
    return deliveries.firstError.map { .kafka($0) }
  }
}
