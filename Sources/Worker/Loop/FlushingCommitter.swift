import Kafka

/// At least once: outputs are flushed and acknowledged, and then the offsets are committed.
struct FlushingCommitter: Committer {
  let producer: Producer
  let consumer: Consumer

  func commit(_ batch: WorkedBatch, of metadata: GroupMetadata?, unless cancelled: Cancellation) -> CommitOutcome {
    do throws(CommitFailure) {
      let writer = OutputWriter(producer: producer)
      try writer.write(batch.outputs, unless: cancelled)
      FaultPoint.produced.reach()
      try writer.flush { cancelled.isCancelled }
      if let failure = writer.failure(), !Sabotage.ignoreDeliveries.isOn { throw failure }
      FaultPoint.beforeCommit.reach()
      guard cancelled.beginCommit() else { return .uncommitted("the partitions are lost") }
      do throws(KafkaError) {
        try consumer.commit(batch.commitOffsets)
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
      case .refused(let error): return .refused(error)
      case .kafka(let error): return error.remedy == .newClient ? .clientFailed(LoopFailure(error)) : .aborted(error)
      }
    }
  }
}
