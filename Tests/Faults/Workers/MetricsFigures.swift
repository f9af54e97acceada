/// The part of a metrics line that the oracle checks.
struct MetricsFigures: Decodable {
  /// Pages by outcome.
  struct Pages: Decodable {
    let consumed, articles, rejected, inFlight: Int
    /// Invariant 7.
    var addUp: Bool { consumed == articles + rejected + inFlight }
  }
  /// What is restored of each partition.
  struct Duplicates: Decodable {
    struct Progress: Decodable { let records, of: Int }
    let restoring: [String: Progress]
  }
  let pages: Pages
  let duplicates: Duplicates
  /// Records before the worker, by topic.
  let lagRecords: [String: Int]
  /// When the line was written, by the worker's clock.
  let time: String
}
