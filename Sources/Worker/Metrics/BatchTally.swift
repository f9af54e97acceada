import Duplicates
import Envelope
import Extraction

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
  /// Final flags that say duplicate, by domain.
  public var duplicatesByDomain: [String: Int] = [:]
  /// When the pages were fetched that got their final flag.
  public var finalFlagOrigins: [Timestamp] = []
  /// Page records' timestamps, for the end-to-end latency.
  public var pageTimestamps: [Timestamp] = []

  /// Makes an empty tally.
  public init() {}

  /// Counts a flag that is published.
  mutating func add(_ flag: FlagNotice) {
    guard flag.isFinal else { return }
    finalFlagOrigins.append(Timestamp(milliseconds: flag.fetchedAt))
    if flag.isDuplicate, let domain = PageDomain.of(flag.url) { duplicatesByDomain[domain, default: 0] += 1 }
  }

  /// Adds another tally to this one.
  public mutating func add(_ other: BatchTally) {
    articles += other.articles
    rejected.merge(other.rejected) { $0 + $1 }
    duplicates.add(other.duplicates)
    bytesOut += other.bytesOut
    duplicatesByDomain.merge(other.duplicatesByDomain) { $0 + $1 }
    finalFlagOrigins.append(contentsOf: other.finalFlagOrigins)
    fates.append(contentsOf: other.fates)
    pageTimestamps.append(contentsOf: other.pageTimestamps)
  }
}
