extension Configuration {
  /// How one worker consumes.
  public struct Worker: Equatable, Sendable {
    /// What happens to offsets and outputs when something fails.
    public enum Delivery: String, Sendable, CaseIterable {
      /// Outputs and offsets are one Kafka transaction: readers with read_committed see each page once.
      case exactlyOnce = "exactly-once"
      /// Outputs are flushed, then offsets committed: a crash between the two repeats them, byte for byte.
      case atLeastOnce = "at-least-once"
    }

    /// The consumer group; workers of one group share the pages.
    public var group = "winnow"
    /// This worker's own name in the group (static membership): a restart within the session timeout moves no
    /// partitions. Absent makes it a member without a name.
    public var instance: String?
    /// The stages that this worker runs.
    public var stages = StageName.allCases
    /// What happens to offsets and outputs when something fails.
    public var delivery = Delivery.exactlyOnce
    /// Pages that end a batch.
    public var batchRecords = 1_000
    /// Entries of internal records that end a batch.
    public var batchEntries = 20_000
    /// Bytes of values that end a batch.
    public var batchBytes = 16 * 1_048_576
    /// Milliseconds after its first record that end a batch.
    public var batchMilliseconds = 100
    /// Pages worked on at a time; 0 takes the number of cores.
    public var threads = 0
    /// Seconds that a worker told to stop may take to finish what is in flight.
    public var drainSeconds = 25
    /// Seconds without a heartbeat after which the group gives this worker's partitions to others.
    public var sessionTimeoutSeconds = 45
    /// Seconds after which the cluster aborts a transaction that was not finished.
    public var transactionTimeoutSeconds = 15
    /// Bytes that librdkafka may hold ahead of the batches.
    public var prefetchBytes = 32 * 1_048_576

    /// Makes the defaults.
    public init() {}
  }
}
