import Dispatch
import Kafka

/// Partitions come and go, in the polling thread.
extension Loop: RebalanceHandler {
  func consumer(_ consumer: Consumer, assigned partitions: [TopicPartition]) -> [TopicPartition: StartOffset] {
    metrics.rebalance(.assigned)
    metadata = consumer.groupMetadata()
    log.info("assigned \(partitions.sorted().map(\.description).joined(separator: " "))")
    var starts: [TopicPartition: StartOffset] = [:]
    do {
      let committed = try committedOffsets(of: partitions)
      for partition in partitions {
        let published = uncommitted.take(partition, committed: committed[partition])
        let done = published ?? committed[partition]
        if topology.partitionTopics[partition.topic] == nil {
          assignment[partition] = Assignment.Entry(resume: done)
          starts[partition] = done.map { .at($0) } ?? .committed
        } else {
          let (entry, start) = begin(try topology.openPartition(partition), committed: done)
          assignment[partition] = entry
          starts[partition] = start
        }
        assignment[partition]?.committed = committed[partition]
        assignment[partition]?.uncommitted = published
      }
    } catch {
      // A worker on its way out may be given partitions that it will not read any more.
      if stopDeadline() == nil { failure = "assignment: \(error)" }
    }
    return starts
  }

  func consumer(_ consumer: Consumer, revoked partitions: [TopicPartition], lost: Bool) {
    metrics.rebalance(lost ? .lost : .revoked)
    metrics.clearLag()
    log.info("\(lost ? "lost" : "gave back") \(partitions.sorted().map(\.description).joined(separator: " "))")
    FaultPoint.revoked.reach()
    endInFlight(lost: lost)
    abandon(batch.remove(Set(partitions)))
    for partition in partitions { assignment[partition] = nil }
  }

  /// Waits for the batch in flight for as long as a revocation may take, then calls it off. Where the partitions are lost
  /// it is not committed any more.
  private func endInFlight(lost: Bool) {
    guard let flight = inFlight else { return }
    if lost || failure != nil { flight.cancellation.forbidCommit() }
    _ = settle(until: .now() + .seconds(settings.revocationSeconds))
    guard inFlight != nil else { return }
    flight.cancellation.cancel()
    _ = settle(until: .now() + .seconds(settings.revocationSeconds))
    guard inFlight != nil else { return }
    // The producer hangs. A new one of the same transactional id ends its transaction.
    inFlight = nil
    metrics.abandoned(records: flight.batch.records)
    failure = "producer: a commit did not end in time for a revocation"
  }

  private func committedOffsets(of partitions: [TopicPartition]) throws(KafkaError) -> [TopicPartition: Int64] {
    let deadline = DispatchTime.now() + .seconds(60)
    while true {
      do throws(KafkaError) {
        return try consumer.committed(partitions, milliseconds: 5_000)
      } catch {
        guard error.remedy == .retry, DispatchTime.now() < deadline, stopDeadline() == nil else { throw error }
        log.warning("committed offsets: \(error)")
        pulse()
      }
    }
  }
}
