import Dispatch
import Kafka

/// Exactly once: outputs and offsets are one transaction.
///
/// The offsets carry the member's generation, so that a worker whose partitions went to others cannot commit anything
/// (KIP-447); a worker that was replaced under the same transactional id is fenced. One producer serves for as long as it
/// works, through aborts.
struct TransactionalCommitter: Committer {
  let producer: Producer
  /// Seconds in which a transaction ends by itself.
  let timeout: Int

  func commit(_ batch: WorkedBatch, of metadata: GroupMetadata?, unless cancelled: Cancellation) -> CommitOutcome {
    do throws(CommitFailure) {
      try call { () throws(KafkaError) in try producer.beginTransaction() }
      let writer = OutputWriter(producer: producer)
      try writer.write(batch.outputs, unless: cancelled)
      FaultPoint.produced.reach()
      if let metadata, !batch.offsets.isEmpty, !Sabotage.forgetOffsets.isOn {
        let milliseconds = Int32(timeout * 1000)
        try call(unless: { cancelled.isForbidden }) { () throws(KafkaError) in
          try producer.sendOffsets(batch.commitOffsets, metadata: metadata, milliseconds: milliseconds)
        }
      }
      // The commit itself can no longer be called off.
      try writer.flush { cancelled.isForbidden }
      if let failure = writer.failure() { throw failure }
      FaultPoint.beforeCommit.reach()
      guard cancelled.beginCommit() else { throw .cancelled }
      try call { () throws(KafkaError) in try producer.commitTransaction() }
      FaultPoint.afterCommit.reach()
      return .committed
    } catch {
      return abort(because: error)
    }
  }

  private func abort(because failure: CommitFailure) -> CommitOutcome {
    if case .kafka(let error) = failure, error.remedy == .newClient { return .clientFailed(LoopFailure(error)) }
    // A record that the broker refused shows in the reports only; the transaction tells no more than that it failed.
    let reported = OutputWriter(producer: producer).failure()
    do throws(CommitFailure) {
      try call { () throws(KafkaError) in try producer.abortTransaction() }
    } catch {
      if case .kafka(let error) = error { return .clientFailed(LoopFailure(error)) }
    }
    switch (failure, reported) {
    case (.refused(let error), _), (_, .refused(let error)?): return .refused(error)
    case (.cancelled, _): return .cancelled
    // The report names the topic.
    case (.kafka, .kafka(let error)?), (.kafka(let error), _): return .aborted(error)
    }
  }

  /// Calls again what may be called again, until the transaction must have timed out at the broker.
  private func call(
    unless isGivenUp: () -> Bool = { false }, _ body: () throws(KafkaError) -> Void
  ) throws(CommitFailure) {
    let deadline = DispatchTime.now() + .seconds(2 * timeout)
    while true {
      do throws(KafkaError) {
        return try body()
      } catch {
        guard error.remedy == .retry, DispatchTime.now() < deadline else {
          throw .kafka(error.remedy == .retry ? error.needingNewClient : error)
        }
        if isGivenUp() { throw .cancelled }
        producer.poll(milliseconds: 100)
      }
    }
  }
}
