import Duplicates
import Synchronization

/// A stage that does one thing otherwise than the one that it stands for.
final class AlteredStage: PartitionStage {
  /// What a stage that breaks rule 3 remembers of a partition, whichever worker has it.
  final class Memory: Sendable {
    fileprivate let flags = Mutex<[[UInt8]: [UInt8]]>([:])
  }

  private let stage: any PartitionStage
  private let alteration: Alteration
  private let configuration: DuplicatesConfiguration
  private let memory: Memory

  init(
    _ stage: any PartitionStage, _ alteration: Alteration, _ configuration: DuplicatesConfiguration, memory: Memory
  ) {
    self.stage = stage
    self.alteration = alteration
    self.configuration = configuration
    self.memory = memory
  }

  var offset: Int64? { stage.offset }
  var counts: DuplicateCounts { stage.counts }

  func fold(_ records: [SourceRecord]) throws { try stage.fold(records) }

  func process(_ records: [SourceRecord], now: Int64) throws -> [StageOutput] {
    var records = records
    if alteration == .skipKnown, let offset = stage.offset { records.removeAll { $0.offset <= offset } }
    var outputs = try stage.process(records, now: now)
    if alteration == .nameItself, stage is IndexStage { outputs += try namingItself(records) }
    return altered(outputs)
  }

  func advance(now: Int64) throws -> [StageOutput] { altered(try stage.advance(now: now)) }

  func takeBatch() -> StateBatch { stage.takeBatch() }

  func committed(_ batch: StateBatch) { stage.committed(batch) }

  private func altered(_ outputs: [StageOutput]) -> [StageOutput] {
    outputs.filter { output in
      switch output.topic {
      case .keys: return true
      case .duplicates:
        guard alteration == .skipUnchanged else { return true }
        return memory.flags.withLock { $0.updateValue(output.value, forKey: output.key) != output.value }
      case .verify:
        switch try? VerifyEntry(decoding: output.value) {
        case .bound?: return alteration != .keepBounds
        case .root?, .follow?: return alteration != .keepRoots
        default: return true
        }
      }
    }
  }

  private func namingItself(_ records: [SourceRecord]) throws -> [StageOutput] {
    try records.flatMap { record in
      try KeysEntry.entries(in: record.value, specVersion: configuration.fingerprint.specVersion).map { entry in
        let itself = CandidateList(later: entry.order, exact: nil, near: [Candidate(order: entry.order, keys: 1)])
        return configuration.output(.candidates(itself), to: entry.order.article)
      }
    }
  }
}
