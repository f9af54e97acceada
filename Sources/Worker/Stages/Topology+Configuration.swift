import Duplicates
import Envelope
import Foundation
import Kafka
import Logging

extension Topology {
  /// The whole of Winnow: extract, index and verify.
  ///
  /// - Parameter log: where it says that a local store was set aside.
  /// - Throws: where the secret seed cannot be read, or the state directory cannot be used.
  public init(_ configuration: Configuration, log: Logger = Logger(label: "winnow")) throws(WorkerError) {
    let names = TopicNames(configuration)
    let duplicates = try DuplicatesConfiguration(configuration)
    let stores = try StateDirectory.configured(configuration, duplicates, log: log)
    let limits = configuration.limits
    let output = configuration.output
    let allowance = PageAllowance(limit: limits.pageBytes)
    self.init(
      pagesTopic: names.pages, partitionTopics: [names.keys: .index, names.verify: .verify],
      outputTopics: [
        names.articles: nil, names.rejected: nil, names.duplicates: nil, names.keys: duplicates.keysPartitions,
        names.verify: duplicates.verifyPartitions,
      ],
      makePageStage: {
        ArticleStage(topics: names, limits: limits, output: output, allowance: allowance, duplicates: duplicates)
      },
      openPartition: { partition in
        let number = Int(partition.partition)
        guard partition.topic == names.keys else {
          return try PartitionTask {
            try stores?.open(.verify, partition: number, waiting: 2) ?? MemoryStore()
          } makeStage: {
            try VerifyStage(partition: number, store: $0, configuration: duplicates)
          }
        }
        return try PartitionTask {
          try stores?.open(.index, partition: number, waiting: 2) ?? MemoryStore()
        } makeStage: {
          IndexStage(store: $0, configuration: duplicates)
        }
      },
      discardPartition: { partition in
        try stores?.discard(
          partition.topic == names.keys ? .index : .verify, partition: Int(partition.partition))
      },
      keepPartitions: { stage, partitions in
        try stores?.keep(
          stage == .index ? .index : .verify, partitions: Set(partitions.map { Int($0) }),
          now: Timestamp.now.milliseconds)
      },
      records: { BlockAssembler(duplicates).records(of: $0).map(names.record(for:)) })
  }
}

extension StateDirectory {
  /// The state directory that a configuration names; nil where it names none.
  fileprivate static func configured(
    _ configuration: Configuration, _ duplicates: DuplicatesConfiguration, log: Logger
  ) throws(WorkerError) -> StateDirectory? {
    guard let path = configuration.duplicates.stateDirectory else { return nil }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      let memory = RocksMemory(bytes: configuration.duplicates.stateMemoryBytes)
      return try StateDirectory(path: path, memory: memory, configuration: duplicates) { log.warning("\($0)") }
    } catch {
      throw .configuration("duplicates.stateDirectory: \(error)")
    }
  }

  /// Opens the store of a partition, and waits a moment where it is still open: the last commit of an earlier assignment
  /// may be about to let go of it.
  fileprivate func open(
    _ layout: RocksStore.Layout, partition: Int, waiting seconds: Double
  ) throws -> any StateStore {
    for _ in 0..<Int(seconds * 20) {
      do {
        return try open(layout, partition: partition)
      } catch StoreError.locked {
        usleep(50_000)
      }
    }
    return try open(layout, partition: partition)
  }
}

extension DuplicatesConfiguration {
  /// What the worker's configuration says of duplicate detection.
  ///
  /// - Throws: where the secret seed cannot be read.
  init(_ configuration: Configuration) throws(WorkerError) {
    let chosen = configuration.duplicates
    var fingerprint = FingerprintConfiguration()
    fingerprint.specVersion = UInt16(clamping: chosen.specVersion)
    if let file = chosen.seedFile {
      do {
        fingerprint.seed = try file.read().stableHash
      } catch {
        throw .configuration("duplicates.seedFile: \(error)")
      }
    }
    self.init(
      fingerprint: fingerprint, window: Int64(chosen.windowHours) * 3_600_000,
      lateness: Int64(chosen.latenessHours) * 3_600_000, settleTime: Int64(chosen.settleSeconds * 1000),
      generation: UInt16(clamping: chosen.generation),
      keysPartitions: configuration.topics.keys.partitions, verifyPartitions: configuration.topics.verify.partitions)
  }
}
