import Envelope

/// What one batch amounted to, counted where it was worked on and handed to ``Metrics`` once it is committed.
public struct BatchTally: Sendable {
  /// Articles published.
  public var articles = 0
  /// Pages rejected, by reason.
  public var rejected: [Rejection.Reason: Int] = [:]
  /// What duplicate detection did.
  public var duplicates = DuplicateCounts()
  /// Bytes of record values published, to all topics.
  public var bytesOut = 0
  /// What became of each page, for the ledger.
  public var fates: [PageFate] = []
  /// Page records' timestamps, for the end-to-end latency.
  public var pageTimestamps: [Timestamp] = []

  /// Makes an empty tally.
  public init() {}

  /// Adds another tally to this one.
  public mutating func add(_ other: BatchTally) {
    articles += other.articles
    rejected.merge(other.rejected) { $0 + $1 }
    duplicates.add(other.duplicates)
    bytesOut += other.bytesOut
    fates.append(contentsOf: other.fates)
    pageTimestamps.append(contentsOf: other.pageTimestamps)
  }
}
