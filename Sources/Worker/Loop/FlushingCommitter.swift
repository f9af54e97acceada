import Kafka

/// At least once: outputs are flushed and acknowledged, and then the offsets are committed.
struct FlushingCommitter: Committer {
  let producer: Producer
  let consumer: Consumer

  func commit(_ batch: WorkedBatch, unless cancelled: Cancellation) -> CommitOutcome {
    do throws(CommitFailure) {
      let writer = OutputWriter(producer: producer)
      try writer.write(batch.outputs, unless: cancelled)
      FaultPoint.produced.reach()
      try flush(unless: cancelled)
      if let failure = writer.failure(in: batch.outputs), !Sabotage.ignoreDeliveries.isOn { throw failure }
      FaultPoint.beforeCommit.reach()
      guard cancelled.beginCommit() else { return .uncommitted("the partitions are lost") }
      do throws(KafkaError) {
        try consumer.commit(batch.offsets)
      } catch {
        if error.remedy == .abortTransaction { return .uncommitted("\(error)") }
        throw .kafka(error)
      }
      FaultPoint.afterCommit.reach()
      return .committed
    } catch {
      // What is still queued belongs to a batch that will be worked on again.
      producer.purge()
      switch error {
      case .cancelled: return .cancelled
      case .oversized(let origins): return .oversized(origins)
      case .kafka(let error): return error.remedy == .newClient ? .clientFailed(error) : .aborted(error)
      }
    }
  }

  private func flush(unless cancelled: Cancellation) throws(CommitFailure) {
    while true {
      do throws(KafkaError) {
        return try producer.flush(milliseconds: 100)
      } catch {
        guard error.remedy == .retry else { throw .kafka(error) }
      }
      if cancelled.isCancelled { throw .cancelled }
    }
  }
}
