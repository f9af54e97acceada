import Kafka
import Logging

/// Finds out where partitions are to be read: what the group has committed, and whether the broker still has it.
struct OffsetLocator: Sendable {
  let consumer: Consumer
  let topic: String
  let stage: StageName
  let log: Logger
  let metrics: Metrics
  /// Whether anybody still wants to know.
  let isWanted: @Sendable () -> Bool

  /// - Returns: nil where nobody wants to know any more.
  /// - Throws: what only a person can put right.
  func offsets(_ locations: [Int32: Location]) throws(KafkaError) -> [Int32: LocatedOffsets]? {
    let new = locations.filter { if case .assigned = $0.value { true } else { false } }
    guard let committed = try committedOffsets(of: new.keys.sorted()) else { return nil }
    var located: [Int32: LocatedOffsets] = [:]
    for (partition, location) in locations { located[partition] = location.offsets(committed: committed[partition]) }
    let uncertain = locations.filter { $0.value.isUncertain && located[$0.key]?.done != nil }
    for (partition, range) in try ranges(of: uncertain.keys.sorted()) {
      if let offsets = located[partition] { located[partition] = checked(offsets, partition, range) }
    }
    return isWanted() ? located : nil
  }

  /// The first offset that each partition has, and the one after its last; of those that can be asked for now.
  private func ranges(of partitions: [Int32]) throws(KafkaError) -> [Int32: Range<Int64>] {
    let all = partitions.map { TopicPartition(topic, $0) }
    do throws(KafkaError) {
      let beginnings = try consumer.beginnings(of: all, milliseconds: 5_000)
      guard isWanted() else { return [:] }
      let ends = try consumer.ends(of: all, milliseconds: 5_000)
      var ranges: [Int32: Range<Int64>] = [:]
      for (partition, first) in beginnings {
        if let end = ends[partition], end >= first { ranges[partition.partition] = first..<end }
      }
      return ranges
    } catch {
      // Reading will show.
      if error.remedy == .fix { throw error }
      log.debug("\(stage.rawValue): the range of \(topic): \(error)")
      return [:]
    }
  }

  /// The group's offsets. Those in a transaction that is still open are waited for.
  private func committedOffsets(of partitions: [Int32]) throws(KafkaError) -> [Int32: Int64]? {
    while true {
      guard isWanted() else { return nil }
      do throws(KafkaError) {
        let found = try consumer.committed(partitions.map { TopicPartition(topic, $0) }, milliseconds: 2_000)
        return Dictionary(uniqueKeysWithValues: found.map { ($0.key.partition, $0.value) })
      } catch {
        guard error.remedy == .retry else { throw error }
        log.debug("\(stage.rawValue): committed offsets: \(error)")
      }
    }
  }

  /// Holds what is done against what the partition has. Records that are gone cannot be worked on any more, and are
  /// counted; a partition that ends before what is done is not the one that it was.
  private func checked(_ offsets: LocatedOffsets, _ partition: Int32, _ range: Range<Int64>) -> LocatedOffsets {
    guard let done = offsets.done else { return offsets }
    var checked = offsets
    if done < range.lowerBound {
      let skipped = Int(range.lowerBound - done)
      metrics.skipped(stage, records: skipped)
      log.error(
        """
        \(stage.rawValue): \(skipped) offsets of \(topic)/\(partition) are skipped, from \(done) on: the topic no longer \
        has their records; raise its retention, or add workers
        """, metadata: ["partition": "\(partition)", "offset": "\(done)"])
      checked.done = range.lowerBound
    } else if done > range.upperBound {
      log.error(
        """
        \(stage.rawValue): \(topic)/\(partition) ends at \(range.upperBound), before the committed offset \(done): it was \
        created anew, or has lost records; it is read from its beginning
        """, metadata: ["partition": "\(partition)", "offset": "\(done)"])
      checked.done = range.lowerBound
      checked.isRenewed = true
    }
    return checked
  }
}
