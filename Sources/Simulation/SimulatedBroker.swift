import Duplicates

/// The topics of a run, and the group's committed offsets. Kafka without the network.
struct SimulatedBroker {
  enum Topic: Hashable {
    case pages
    case keys
    case verify
  }

  struct Partition: Hashable {
    var topic: Topic
    var number: Int
    /// Generation of the internal topics; 0 for pages.
    var generation: UInt16 = 0
  }

  private struct Log {
    var records: [SourceRecord] = []
    /// Records below this index are past their retention.
    var start = 0
  }

  private var logs: [Partition: Log] = [:]
  /// The next offset of each partition that the group has to work on.
  var committed: [Partition: Int64] = [:]
  /// The topic of flags: key, value, revision.
  private(set) var flags: [StageOutput] = []
  /// Milliseconds since 1970.
  var clock: Int64
  /// What arrived before this was dropped from the internal topics.
  private var expiry: Int64

  init(clock: Int64) {
    self.clock = clock
    expiry = .min / 2
  }

  mutating func append(_ value: [UInt8], to partition: Partition) {
    let offset = Int64(logs[partition]?.records.count ?? 0)
    logs[partition, default: Log()].records.append(SourceRecord(offset: offset, timestamp: clock, value: value))
  }

  mutating func append(_ output: StageOutput, generation: UInt16) {
    switch output.topic {
    case .keys: append(output.value, to: Partition(topic: .keys, number: output.partition ?? 0, generation: generation))
    case .verify:
      append(output.value, to: Partition(topic: .verify, number: output.partition ?? 0, generation: generation))
    case .duplicates: flags.append(output)
    }
  }

  func end(of partition: Partition) -> Int64 { Int64(logs[partition]?.records.count ?? 0) }

  func work(of partition: Partition) -> Int64 { committed[partition] ?? 0 }

  /// The retained records from an offset on, up to but not including another.
  func records(of partition: Partition, from offset: Int64, upTo end: Int64) -> ArraySlice<SourceRecord> {
    guard let log = logs[partition] else { return [] }
    let lower = max(Int(offset), log.start)
    return lower < Int(end) ? log.records[lower..<min(Int(end), log.records.count)] : []
  }

  /// Lets go of the values below an offset, which nobody reads again.
  mutating func release(_ partition: Partition, below offset: Int64) {
    guard let log = logs[partition] else { return }
    for index in log.start..<max(log.start, Int(offset)) { logs[partition]!.records[index].value = [] }
    logs[partition]!.start = max(log.start, Int(offset))
  }

  /// Drops from the internal topics what arrived before a time; by the minute.
  mutating func expire(before time: Int64) {
    guard time - expiry >= 60_000 else { return }
    expiry = time
    for (partition, log) in logs where partition.topic != .pages {
      let start = log.records[log.start...].firstIndex { $0.timestamp >= time } ?? log.records.count
      if start > log.start { logs[partition]?.start = start }
    }
  }
}
