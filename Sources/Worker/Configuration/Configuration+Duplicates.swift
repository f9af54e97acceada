extension Configuration {
  /// How near-duplicates are found. All but `stateDirectory` and `stateMemoryBytes` must be equal on every worker of a group.
  public struct Duplicates: Equatable, Sendable {
    /// Hours back in which an earlier article counts.
    public var windowHours = 168
    /// Hours after its fetchedAt that a page may wait, before it is fed in and in the topics, and still be matched with
    /// everything in its window.
    public var latenessHours = 24
    /// Seconds without a better match after which a flag is final.
    public var settleSeconds = 2.0
    /// The file that holds the secret seed of the word hash; absent takes the public default seed.
    public var seedFile: SecretFile?
    /// The version of the fingerprint that keys and sketches are made by.
    public var specVersion = 2
    /// The folder of the local store; absent keeps the state in memory, to be rebuilt from the topics at each start, which
    /// `winnow run` does not do: see ``StateFolder``.
    public var stateDirectory: String?
    /// Bytes that caches and write buffers of the local store may fill, however many partitions there are.
    /// Where less than as many, or 128 MiB, are free on the folder's disk, nothing is taken in.
    public var stateMemoryBytes = 201_326_592
    /// The generation of the internal topics; raise it to change their number of partitions.
    public var generation = 1

    /// Hours after their arrival that state and the records of the internal topics are kept: until nothing can come that
    /// is matched with them. The topics are what state is restored from, so they may keep more and never less.
    public var retentionHours: Int { windowHours + latenessHours }

    /// Makes the defaults.
    public init() {}
  }
}
