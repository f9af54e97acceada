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
    var located: [Int32: LocatedOffsets] = [:]
    let new = locations.filter { if case .assigned = $0.value { true } else { false } }
    guard let committed = try committedOffsets(of: new.keys.sorted()) else { return nil }
    for (partition, location) in locations {
      switch location {
      case .held(let committed, let done): located[partition] = LocatedOffsets(committed: committed, done: done)
      case .displaced(let committed, let done):
        located[partition] = try checked(LocatedOffsets(committed: committed, done: done), partition)
      case .assigned(let unacknowledged):
        let known = committed[partition]
        let resumed = unacknowledged?.resume(committed: known)
        located[partition] = try checked(
          LocatedOffsets(committed: known, done: resumed ?? known, isUnacknowledged: resumed != nil), partition)
      }
      guard isWanted() else { return nil }
    }
    return located
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
  private func checked(_ offsets: LocatedOffsets, _ partition: Int32) throws(KafkaError) -> LocatedOffsets {
    guard let done = offsets.done else { return offsets }
    var checked = offsets
    do throws(KafkaError) {
      let range = try consumer.watermarks(TopicPartition(topic, partition), milliseconds: 5_000)
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
    } catch {
      // Reading it will show.
      if error.remedy == .fix { throw error }
      log.debug("\(stage.rawValue): the range of \(topic)/\(partition): \(error)")
    }
    return checked
  }
}
