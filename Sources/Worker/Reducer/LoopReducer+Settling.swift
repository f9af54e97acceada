import Kafka

/// What becomes of the batch that is on its way out.
extension LoopReducer {
  mutating func settled(_ outcome: CommitOutcome, at now: Int64, _ commands: inout [LoopCommand]) {
    guard let batch = committing else { return }
    committing = nil
    switch outcome {
    case .committed:
      commands.append(.finished(batch))
      acknowledge(batch)
    case .stateLost(let reason):
      commands.append(.finished(batch))
      acknowledge(batch)
      commands.append(.log(.error, "the local store could not be written, and is read again: \(reason)"))
      rewind(at: now, &commands)
    case .uncommitted(let reason):
      // Its records are out: it is done, but for its offsets and its state.
      commands.append(.log(.info, "published a batch whose offsets wait for the next generation: \(reason)"))
      commands.append(.finished(batch))
      for (partition, next) in batch.next where !isOrphan {
        partitions[partition]?.done = next
        partitions[partition]?.isUnacknowledged = true
      }
      if !batch.changes.isEmpty { rewind(at: now, &commands) }
    case .aborted(let error):
      undo(batch, &commands)
      commands.append(.log(.warning, "aborted a batch, which is read again: \(error)"))
      rewind(at: now, &commands)
    case .refused(let error):
      undo(batch, &commands)
      search(batch, error, &commands)
      rewind(at: now, &commands)
    case .cancelled:
      undo(batch, &commands)
      rewind(at: now, &commands)
    case .clientFailed(let failure):
      abandon(batch.places.count, &commands)
      void(&commands)
      phase = .ended(.failed(failure))
    }
  }

  private mutating func acknowledge(_ batch: WorkedBatch) {
    pause = Self.firstPause
    // It is out of the way now, and what comes due later is not refused for it.
    if batch.dropsDue { dropsDue = false }
    if let wide = limit { limit = 2 * wide >= bounds.entries ? nil : 2 * wide }
    if !treatments.isEmpty {
      treatments = treatments.filter { $0.key.offset >= batch.next[$0.key.partition] ?? .min }
    }
    guard !isOrphan else { return }
    for (partition, offset) in batch.offsets {
      partitions[partition]?.committed = offset
      partitions[partition]?.done = offset
      partitions[partition]?.isUnacknowledged = false
    }
  }

  private mutating func undo(_ batch: WorkedBatch, _ commands: inout [LoopCommand]) {
    commands.append(.aborted)
    abandon(batch.places.count, &commands)
  }

  /// Looks for the record of which the broker refuses an output: of half as many the next time, until it is alone.
  private mutating func search(_ batch: WorkedBatch, _ error: KafkaError, _ commands: inout [LoopCommand]) {
    // That is progress.
    pause = Self.firstPause
    switch batch.places.count {
    case 0:
      dropsDue = true
      commands.append(.log(.error, "the broker refuses what time has made due, which is left out: \(error)"))
    case 1:
      let place = batch.places[0]
      if let treatment = treatments[place] {
        if case .rejectWithoutValue = treatment {
          pause = Self.longestPause
          if !batch.due.isEmpty { dropsDue = true }
        }
        treatments[place] = treatment.afterRefusal(error)
      } else {
        treatments[place] = PageTreatment.extract.afterRefusal(error)
      }
      commands.append(
        .log(
          .error,
          "the broker refuses what was made of \(batch.topic)/\(place.partition)/\(place.offset), which is left out: "
            + "\(error)", place))
    default:
      limit = batch.places.count / 2
      commands.append(.log(.warning, "the broker refuses one of \(batch.places.count) records' outputs: \(error)"))
    }
  }
}
