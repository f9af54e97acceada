import Duplicates
import Envelope
import Foundation

/// One line of metrics: the figures of a worker at one moment, as one JSON object.
///
/// Counters run from the worker's start. Rates, latencies and batch sizes are over the time since the line before; in
/// the last line, over the whole run.
public struct MetricsLine: Encodable, Sendable {
  /// Pages by outcome: consumed = articles + rejected + inFlight.
  public struct Pages: Encodable, Sendable {
    /// Page records polled, without those that were given back.
    public var consumed: Int
    /// Articles published and committed.
    public var articles: Int
    /// Pages rejected and committed.
    public var rejected: Int
    /// Pages polled and not yet committed.
    public var inFlight: Int
  }

  /// Records of the internal topics, and what is unfinished.
  public struct Records: Encodable, Sendable {
    /// Records of the keys topic polled.
    public var keysConsumed: Int
    /// Records of the verify topic polled.
    public var verifyConsumed: Int
    /// Records of all topics polled and not yet committed.
    public var inFlight: Int
    /// Records of all topics given back, to be polled again here or elsewhere.
    public var abandoned: Int
    /// Offsets skipped, in all topics, since their records were deleted before they could be worked on.
    public var skipped: Int
  }

  /// What duplicate detection did, and the state that it keeps.
  public struct Duplicates: Encodable, Sendable {
    /// Keys inserted into the index.
    public var keys: Int
    /// Pairs of articles named for their shared keys, once for each partition that names them.
    public var candidates: Int
    /// Inserts whose bucket holds as many texts within the window as are compared, or more.
    public var overflows: Int
    /// Pairs of articles compared.
    public var comparisons: Int
    /// Comparisons that found a duplicate.
    public var matches: Int
    /// Internal records that could not be read and were passed over.
    public var malformed: Int
    /// Bytes of the local stores of this worker's partitions.
    public var storeBytes: Int
    /// Partitions whose state is being restored from their topics.
    public var restoring: [String: RestoreProgress]

    init(_ counts: DuplicateCounts, storeBytes: Int, restoring: [String: RestoreProgress]) {
      keys = counts.keys
      candidates = counts.candidates
      overflows = counts.overflows
      comparisons = counts.comparisons
      matches = counts.matches
      malformed = counts.malformed
      self.storeBytes = storeBytes
      self.restoring = restoring
    }
  }

  /// Batches by the end of their commit; with exactly-once each is a Kafka transaction.
  public struct Transactions: Encodable, Sendable {
    /// Batches committed.
    public var committed: Int
    /// Batches aborted, and read again.
    public var aborted: Int
  }

  /// Rebalances of the group, by what they did to this worker.
  public struct Rebalances: Encodable, Sendable {
    /// Times that partitions were given to it.
    public var assigned: Int
    /// Times that partitions were taken from it in order.
    public var revoked: Int
    /// Times that partitions were lost.
    public var lost: Int
  }

  /// Rates over the interval.
  public struct Rates: Encodable, Sendable {
    /// Pages polled a second, those included that were given back.
    public var pagesPerSecond: Double
    /// Articles published a second.
    public var articlesPerSecond: Double
    /// Duplicate flags published a second.
    public var flagsPerSecond: Double
    /// Bytes of record values polled a second.
    public var bytesInPerSecond: Double
    /// Bytes of record values published a second.
    public var bytesOutPerSecond: Double
  }

  /// A distribution in short.
  public struct Quantiles: Encodable, Sendable {
    /// How many values there were.
    public var count: Int
    /// The median.
    public var p50: Double
    /// Nine of ten values are at most this.
    public var p90: Double
    /// 99 of 100 values are at most this.
    public var p99: Double
    /// The largest value.
    public var max: Double

    init(_ quantiles: Distribution.Quantiles, unit: Double) {
      count = quantiles.count
      p50 = (Double(quantiles.p50) * unit).rounded(toPlaces: 6)
      p90 = (Double(quantiles.p90) * unit).rounded(toPlaces: 6)
      p99 = (Double(quantiles.p99) * unit).rounded(toPlaces: 6)
      max = (Double(quantiles.max) * unit).rounded(toPlaces: 6)
    }
  }

  /// When the figures were taken.
  public var time: Timestamp
  /// Seconds since the worker started.
  public var uptimeSeconds: Double
  /// Seconds that rates, latencies and batch sizes are over.
  public var intervalSeconds: Double
  /// Whether this is the worker's last line.
  public var final: Bool
  /// Pages by outcome.
  public var pages: Pages
  /// Records of the internal topics, and what is unfinished.
  public var records: Records
  /// Rejected pages by reason.
  public var rejectedByReason: [String: Int]
  /// Flags published, by status.
  public var flags: [String: Int]
  /// What duplicate detection did, and the state that it keeps.
  public var duplicates: Duplicates
  /// Bytes of record values polled.
  public var bytesIn: Int
  /// Bytes of record values published.
  public var bytesOut: Int
  /// Batches by the end of their commit.
  public var transactions: Transactions
  /// Rebalances by what they did.
  public var rebalances: Rebalances
  /// Kafka clients that died and were replaced.
  public var clientsReplaced: Int
  /// Rates over the interval.
  public var rates: Rates
  /// Records between the worker's positions and the ends of its partitions, by topic.
  public var lagRecords: [String: Int]
  /// Latencies by what they measure; see ``Timed``.
  public var latencySeconds: [String: Quantiles]
  /// Records a batch.
  public var batchRecords: Quantiles
  /// Bytes a batch.
  public var batchBytes: Quantiles
  /// Memory of the process that is in RAM.
  public var residentMemoryBytes: Int
  /// Processor time of the process, user and system together.
  public var cpuSeconds: Double

  /// The line as JSON, without a line break, members in alphabetical order.
  public func json() -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}
