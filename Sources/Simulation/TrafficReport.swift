/// What the internal topics and the flags of some articles cost.
public struct TrafficReport: Encodable, Sendable {
  /// What goes through one topic, for one article.
  public struct Topic: Encodable, Sendable {
    /// Records: blocks of entries, or flags.
    public var recordsPerArticle = 0.0
    /// Bytes of values and keys, before compression.
    public var bytesPerArticle = 0.0
    /// Entries of the blocks, or flags.
    public var entriesPerArticle = 0.0
  }

  /// Articles that went through.
  public var articles = 0
  /// Partitions of each topic.
  public var partitions = 0
  /// Pages of a batch.
  public var batch = 0
  /// Records in `keys` and `verify`.
  public var internalRecordsPerArticle = 0.0
  /// Bytes of their values and keys, before compression.
  public var internalBytesPerArticle = 0.0
  /// Their entries.
  public var internalEntriesPerArticle = 0.0
  /// Pairs for which the earlier article's owner was asked.
  public var pairsRequestedPerArticle = 0.0
  /// Pairs that were compared.
  public var comparisonsPerArticle = 0.0
  /// Flags, final or not.
  public var flagsPerArticle = 0.0
  /// The same by topic: keys, verify, duplicates.
  public var byTopic: [String: Topic] = [:]
  /// CPU milliseconds by stage (extract: fingerprint and entries; index; verify), stores on disk included. Those of index and
  /// verify together are `cpuMillisecondsPerArticle`.
  public var cpuMillisecondsPerArticleByStage: [String: Double] = [:]
  /// CPU milliseconds of index and verify.
  public var cpuMillisecondsPerArticle = 0.0
}
