import Dispatch
import Kafka
import Synchronization

/// Exactly once: outputs and offsets are one transaction.
///
/// The offsets carry the member's generation, so that a worker whose partitions went to others cannot commit them
/// (KIP-447); a worker that was replaced under the same transactional id is fenced. After an abort the next producer of
/// the ``ProducerSuccession`` takes over.
final class TransactionalCommitter: Committer {
  private let current: Mutex<Producer>
  private let succession: ProducerSuccession
  /// Seconds in which a transaction ends by itself.
  private let timeout: Int

  /// Begins with a first producer.
  init(_ succession: ProducerSuccession, timeout: Int) throws(KafkaError) {
    self.succession = succession
    self.timeout = timeout
    current = Mutex(try succession.next())
  }

  private var producer: Producer { current.withLock { $0 } }

  func commit(_ batch: WorkedBatch, unless cancelled: Cancellation) -> CommitOutcome {
    do throws(CommitFailure) {
      try call { () throws(KafkaError) in try producer.beginTransaction() }
      let writer = OutputWriter(producer: producer)
      try writer.write(batch.outputs, unless: cancelled)
      FaultPoint.produced.reach()
      if let metadata = batch.metadata, !batch.offsets.isEmpty, !Sabotage.forgetOffsets.isOn {
        let milliseconds = Int32(timeout * 1000)
        try call { () throws(KafkaError) in
          try producer.sendOffsets(batch.offsets, metadata: metadata, milliseconds: milliseconds)
        }
      }
      try flush(unless: cancelled)
      if let failure = writer.failure(in: batch.outputs) { throw failure }
      FaultPoint.beforeCommit.reach()
      guard cancelled.beginCommit() else { throw .cancelled }
      try call { () throws(KafkaError) in try producer.commitTransaction() }
      FaultPoint.afterCommit.reach()
      return .committed
    } catch {
      return abort(batch, because: error)
    }
  }

  /// Waits for the deliveries where giving up is still possible; the commit itself can no longer be called off.
  private func flush(unless cancelled: Cancellation) throws(CommitFailure) {
    while true {
      do throws(KafkaError) {
        return try producer.flush(milliseconds: 100)
      } catch {
        guard error.remedy == .retry else { throw .kafka(error) }
      }
      if cancelled.isForbidden { throw .cancelled }
    }
  }

  private func abort(_ batch: WorkedBatch, because failure: CommitFailure) -> CommitOutcome {
    if case .kafka(let error) = failure, error.remedy == .newClient { return .clientFailed(error) }
    // A record that the broker refused shows in the reports only; the transaction tells no more than that it failed.
    let reported = OutputWriter(producer: producer).failure(in: batch.outputs)
    do throws(CommitFailure) {
      try call { () throws(KafkaError) in try producer.abortTransaction() }
    } catch {
      if case .kafka(let error) = error { return .clientFailed(error) }
    }
    do throws(KafkaError) {
      let next = try succession.next()
      current.withLock { $0 = next }
    } catch {
      return .clientFailed(error)
    }
    switch (failure, reported) {
    case (.oversized(let origins), _), (_, .oversized(let origins)?): return .oversized(origins)
    case (.cancelled, _): return .cancelled
    case (.kafka(let error), _): return .aborted(error)
    }
  }

  /// Calls again what may be called again, until the transaction must have timed out at the broker.
  private func call(_ body: () throws(KafkaError) -> Void) throws(CommitFailure) {
    let deadline = DispatchTime.now() + .seconds(2 * timeout)
    while true {
      do throws(KafkaError) {
        return try body()
      } catch {
        guard error.remedy == .retry, DispatchTime.now() < deadline else {
          throw .kafka(error.remedy == .retry ? error.needingNewClient : error)
        }
        producer.poll(milliseconds: 100)
      }
    }
  }
}
