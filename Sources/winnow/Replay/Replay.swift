import Envelope
import Foundation
import Kafka
import Worker

/// Feeds the records of a selection in again, each once, and remembers under the selection's name how far it came.
final class Replay {
  /// Records, and bytes of them, that one transaction feeds at most.
  private static let batchRecords = 1_000
  private static let batchBytes = 16_777_216

  let selection: ReplaySelection
  private(set) var tally = ReplayTally()
  private let clients: Clients
  private let group: String
  private let consumer: Consumer
  private let span: TopicSpan
  private let reader: PageReader
  private var seen: Set<ReplayRecord.Fingerprint> = []
  /// Whether an earlier replay of the selection has come some way.
  let isResumed: Bool

  /// Finds where to begin.
  ///
  /// - Parameters:
  ///   - partitions: of the topic that is read.
  ///   - again: begins with the first record, wherever an earlier replay of the selection stopped.
  init(_ selection: ReplaySelection, partitions count: Int, again: Bool, clients: Clients) throws(Failure) {
    self.selection = selection
    self.clients = clients
    group = "\(clients.configuration.worker.group).replay.\(selection.name)"
    let consumer = try clients.consumer(group: group, ["fetch.wait.max.ms": "100"])
    self.consumer = consumer
    let partitions = TopicPartition.all(of: selection.topic, count: count)
    let chosen = selection.isRejected ? partitions : partitions.filter(selection.mayHold)
    var starts = selection.isRejected ? [:] : selection.firstOffsets(of: chosen)
    let committed = try Clients.failing(at: clients.configuration) { () throws(KafkaError) in
      // Records before the first one of that time are older, all of them.
      if let since = selection.since {
        let found = try consumer.offsets(of: chosen, from: since, milliseconds: ClusterCheck.patience)
        starts.merge(found) { max($0, $1) }
      }
      return again ? [:] : try consumer.committed(chosen, milliseconds: ClusterCheck.patience)
    }
    isResumed = !committed.isEmpty
    span = try TopicSpan(
      chosen, from: starts.merging(committed) { max($0, $1) }, consumer: consumer, clients: clients)
    reader = PageReader(limits: clients.configuration.limits.pageLimits)
  }

  deinit { span.close() }

  /// How far it has come, for people.
  var progress: String {
    let share = span.total == 0 ? 1 : Double(span.passed) / Double(span.total)
    return "\(Int(share * 100)) %  \(Terminal.grouped(tally.read)) read, \(Terminal.grouped(tally.fed)) fed in again"
  }

  /// Takes the records of the selection out, one by one, and feeds nothing.
  ///
  /// - Parameters:
  ///   - limit: ends after so many; 0 never.
  ///   - retainedSince: see ``ReplayTally/retainedSince``.
  func look(limit: Int, retainedSince: Int64? = nil, isStopping: () -> Bool, _ each: (ReplayRecord) throws -> Void)
    throws
  {
    tally.retainedSince = retainedSince
    while !isStopping(), limit == 0 || tally.chosen < limit {
      switch try span.next() {
      case .end: return
      case .waiting: continue
      case .record(let record): if let chosen = choose(record) { try each(chosen) }
      }
    }
  }

  /// Feeds the records of the selection in.
  ///
  /// - Parameters:
  ///   - limit: ends after so many; 0 never.
  ///   - progress: called now and then.
  /// - Returns: whether it came to the end, rather than to its limit or a stop.
  func feed(
    limit: Int, retainedSince: Int64? = nil, isStopping: () -> Bool, progress: (Replay) -> Void
  ) throws(Failure) -> Bool {
    tally.retainedSince = retainedSince
    let writer = try ReplayWriter(group, consumer: consumer, clients: clients)
    var batch: [OutputRecord] = []
    var bytes = 0
    var committed: [TopicPartition: Int64] = [:]
    var started = DispatchTime.now()
    var isAtEnd = false
    while true {
      let isFull = limit > 0 && tally.chosen >= limit
      let isLast = isAtEnd || isFull || isStopping()
      let isDue = batch.count >= Self.batchRecords || bytes >= Self.batchBytes || DispatchTime.now() > started + 2
      if isLast || isDue {
        let offsets = span.positions.filter { committed[$0.key] != $0.value }
        if !batch.isEmpty || (isLast && !offsets.isEmpty) {
          let (fed, refused) = try writer.write(batch, upTo: offsets)
          tally.fed += fed
          tally.refused += refused
          committed.merge(offsets) { $1 }
        }
        (batch, bytes, started) = ([], 0, .now())
        progress(self)
      }
      if isLast { return isAtEnd }
      switch try span.next() {
      case .end: isAtEnd = true
      case .waiting: continue
      case .record(let record):
        guard let chosen = choose(record) else { continue }
        let output = chosen.output(to: selection.target)
        bytes += output.byteCount
        batch.append(output)
      }
    }
  }

  private func choose(_ record: Record) -> ReplayRecord? {
    let candidate = ReplayRecord(record, isRejected: selection.isRejected, reader: reader)
    guard selection.includes(candidate) else {
      tally.passOver()
      return nil
    }
    // A page that never had a value is one; of a rejected one that lost it, no key is left either.
    if candidate.value == nil, candidate.reason != Rejection.Reason.emptyValue.rawValue {
      tally.passOverEmpty()
      return nil
    }
    guard seen.insert(candidate.fingerprint).inserted else {
      tally.passOverRepeated()
      return nil
    }
    tally.choose(candidate)
    return candidate
  }
}

extension ReplaySelection {
  /// Whether a partition of pages can hold some.
  fileprivate func mayHold(_ partition: TopicPartition) -> Bool {
    origins.isEmpty
      || origins.contains { $0.partition == partition.partition && $0.topic ?? partition.topic == partition.topic }
  }

  /// The first offsets that can be among them, of partitions of pages.
  fileprivate func firstOffsets(of partitions: [TopicPartition]) -> [TopicPartition: Int64] {
    var first: [TopicPartition: Int64] = [:]
    for partition in partitions {
      let spans = origins.filter { $0.partition == partition.partition }
      if !spans.isEmpty { first[partition] = spans.map { $0.offsets?.lowerBound ?? 0 }.min() }
    }
    return first
  }
}
