import Foundation
import Kafka
import Worker

/// Reads the partitions of one topic, each up to the end that it had when the reading began: what is written meanwhile is
/// never read. What an open transaction hides before that end is waited for.
final class TopicSpan {
  /// What a step of reading gave.
  enum Step {
    case record(Record)
    /// Nothing came in time.
    case waiting
    /// Everything was read.
    case end
  }

  let topic: String
  /// Offsets between beginning and end, markers of transactions and records no longer there included.
  let total: Int
  /// Where reading goes on in each partition.
  private(set) var positions: [TopicPartition: Int64]
  private let ends: [TopicPartition: Int64]
  private let starts: [TopicPartition: Int64]
  private var open: Set<TopicPartition>
  private let consumer: Consumer
  private let configuration: Configuration
  private let patience: Int
  private var lastProgress = DispatchTime.now()

  /// Asks for beginnings and ends, and begins to read.
  ///
  /// - Parameters:
  ///   - starts: where to begin; partitions left out begin with the first record that is there.
  ///   - partitions: the partitions to read.
  ///   - consumer: a consumer that reads nothing else.
  ///   - patience: seconds that an open transaction may hide what there is to read; more than any transaction may take,
  ///     unless it is said.
  init(
    _ partitions: [TopicPartition], from starts: [TopicPartition: Int64] = [:], consumer: Consumer, clients: Clients,
    patience: Int? = nil
  ) throws(Failure) {
    topic = partitions.first?.topic ?? ""
    self.consumer = consumer
    configuration = clients.configuration
    self.patience = patience ?? clients.configuration.worker.transactionTimeoutSeconds + 30
    // For the reader itself a partition ends where the first open transaction begins.
    let asking = try clients.consumer(group: clients.configuration.worker.group, seesOpen: true)
    let ranges = try Clients.failing(at: clients.configuration) { () throws(KafkaError) in
      var ranges: [TopicPartition: Range<Int64>] = [:]
      for partition in partitions {
        let range = try asking.watermarks(partition, milliseconds: ClusterCheck.patience)
        let start = min(max(range.lowerBound, starts[partition] ?? range.lowerBound), range.upperBound)
        ranges[partition] = start..<range.upperBound
      }
      return ranges
    }
    self.starts = ranges.mapValues(\.lowerBound)
    positions = self.starts
    ends = ranges.mapValues(\.upperBound)
    open = Set(ranges.filter { !$0.value.isEmpty }.keys)
    total = ranges.values.reduce(0) { $0 + $1.count }
    let assigned = ranges.filter { !$0.value.isEmpty }.mapValues { StartOffset.at($0.lowerBound) }
    if !assigned.isEmpty {
      try Clients.failing(at: clients.configuration) { () throws(KafkaError) in try consumer.assign(assigned) }
    }
  }

  /// Offsets passed.
  var passed: Int { positions.reduce(0) { $0 + Int($1.value - (starts[$1.key] ?? $1.value)) } }

  /// The next record.
  ///
  /// - Throws: ``Failure`` where a partition cannot be read, or a transaction stays open that hides the rest of one.
  func next(milliseconds: Int32 = 200) throws(Failure) -> Step {
    guard !open.isEmpty else { return .end }
    let event = try Clients.failing(at: configuration) { () throws(KafkaError) in try poll(milliseconds) }
    switch event {
    case .record(let record)?:
      // What comes after an end is no progress.
      guard open.contains(record.source), let end = ends[record.source] else { return try wait() }
      lastProgress = .now()
      guard record.offset < end else {
        finish(record.source, at: end)
        return open.isEmpty ? .end : .waiting
      }
      positions[record.source] = record.offset + 1
      if record.offset + 1 == end { open.remove(record.source) }
      return .record(record)
    case .end(let partition, let offset)?:
      if let end = ends[partition], offset >= end { finish(partition, at: end) }
      return open.isEmpty ? .end : .waiting
    case .displaced?, nil: return try wait()
    }
  }

  private func wait() throws(Failure) -> Step {
    guard DispatchTime.now() < lastProgress + .seconds(patience) else {
      throw Failure(
        .temporary,
        "\(topic) has records after a transaction that is still open; try again when the cluster has ended it")
    }
    return .waiting
  }

  /// Stops reading.
  func close() { consumer.close() }

  private func finish(_ partition: TopicPartition, at end: Int64) {
    positions[partition] = end
    open.remove(partition)
  }

  private func poll(_ milliseconds: Int32) throws(KafkaError) -> ConsumerEvent? {
    do {
      return try consumer.poll(milliseconds: milliseconds)
    } catch {
      if error.remedy == .retry { return nil }
      throw error
    }
  }
}
