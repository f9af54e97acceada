/// What duplicate detection depends on besides the articles. Equal on all workers.
public struct DuplicatesConfiguration: Equatable, Sendable {
  /// What fingerprints depend on.
  public var fingerprint: FingerprintConfiguration
  /// Longest difference of fetchedAt between a duplicate and its original, in milliseconds.
  public var window: Int64
  /// How much later than others of its time an article may arrive and still be matched exactly, in milliseconds.
  public var lateness: Int64
  /// How long nothing may change before a flag is published as final, in milliseconds.
  public var settleTime: Int64
  /// Texts that one article is compared with through one key, at most: those whose earliest copies in its window have the
  /// smallest order.
  public var bucketCapacity: Int
  /// Generation of the internal topics: raised when their partition counts or the specVersion change.
  public var generation: UInt16
  /// Partitions of the topic `keys`.
  public var keysPartitions: Int
  /// Partitions of the topic `verify`.
  public var verifyPartitions: Int

  /// How long records of the internal topics, and state, are kept after their arrival, in milliseconds.
  public var retention: Int64 { window + lateness }

  /// Makes a configuration; the defaults are the specification's.
  public init(
    fingerprint: FingerprintConfiguration = .init(), window: Int64 = 168 * 3_600_000,
    lateness: Int64 = 24 * 3_600_000, settleTime: Int64 = 2_000, bucketCapacity: Int = 1_000, generation: UInt16 = 1,
    keysPartitions: Int = 12, verifyPartitions: Int = 12
  ) {
    precondition(window >= 0 && lateness >= 0 && settleTime >= 0 && bucketCapacity > 0)
    precondition(keysPartitions > 0 && verifyPartitions > 0)
    self.fingerprint = fingerprint
    self.window = window
    self.lateness = lateness
    self.settleTime = settleTime
    self.bucketCapacity = bucketCapacity
    self.generation = generation
    self.keysPartitions = keysPartitions
    self.verifyPartitions = verifyPartitions
  }
}
