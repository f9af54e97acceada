import Envelope

/// Where pages end up, by domain, in bounded memory: the largest few hundred domains each, and the rest together.
///
/// Nothing is ever lost from the sums: a domain that gives way to larger ones is counted into the rest.
public struct Ledger: Sendable {
  /// One domain.
  struct Row: Sendable {
    var counts = DomainCounts()
    /// When counting it began; what came of it before is in the rest.
    let since: Timestamp
    var trend = DomainTrend()
    /// The counts at the end of the last interval.
    fileprivate var before = DomainCounts()
    /// Pages of late, older ones counting less: what decides who gives way.
    fileprivate var activity = 0.0
  }

  /// Rows at most.
  static let capacity = 1_024
  /// Rows that stay when there are more: the largest domains of late, and those with an alarm.
  static let kept = 512

  private(set) var rows: [String: Row] = [:]
  /// All other domains together.
  private(set) var rest = DomainCounts()
  /// Pages whose address could not be read.
  private(set) var unknown = DomainCounts()
  private(set) var alarms: [DomainAlarm] = []
  private var consumedBefore = 0
  private(set) var consumed = 0

  /// Makes an empty ledger.
  public init() {}

  /// Counts pages.
  mutating func add(_ fates: [PageFate], at now: Timestamp) {
    for fate in fates {
      consumed += 1
      guard let domain = fate.domain else {
        unknown.add(fate.outcome)
        continue
      }
      row(domain, at: now) {
        $0.counts.add(fate.outcome)
        $0.activity += 1
      }
    }
  }

  /// Counts final flags that say duplicate, by domain.
  mutating func add(duplicates: [String: Int]) {
    for (domain, count) in duplicates {
      // A flag may come long after its article: it makes no row.
      if rows[domain] == nil { rest.duplicates += count } else { rows[domain]?.counts.duplicates += count }
    }
  }

  private mutating func row(_ domain: String, at now: Timestamp, _ change: (inout Row) -> Void) {
    if rows[domain] == nil, rows.count >= Self.capacity { giveWay() }
    change(&rows[domain, default: Row(since: now)])
  }

  private mutating func giveWay() {
    let sorted = rows.sorted {
      ($1.value.trend.alarms.isEmpty ? 0 : 1, $1.value.activity, $0.key)
        < ($0.value.trend.alarms.isEmpty ? 0 : 1, $0.value.activity, $1.key)
    }
    for (domain, row) in sorted.dropFirst(Self.kept) {
      rest.add(row.counts)
      rows[domain] = nil
    }
  }

  /// Ends an interval: compares each domain with what is usual for it.
  ///
  /// - Returns: the alarms that are new, and those that are over.
  mutating func closeInterval() -> (new: [DomainAlarm], over: [DomainAlarm]) {
    let total = consumed - consumedBefore
    consumedBefore = consumed
    for (domain, row) in rows {
      var row = row
      row.trend.close(
        DomainTrend.Window(
          pages: Double(row.counts.consumed - row.before.consumed),
          articles: Double(row.counts.articles - row.before.articles),
          undated: Double(row.counts.withoutDate - row.before.withoutDate)), total: total)
      row.before = row.counts
      row.activity *= 0.9
      rows[domain] = row
    }
    let now = rows.flatMap { domain, row in
      row.trend.alarms.map { DomainAlarm(domain: domain, kind: $0.key, detail: $0.value) }
    }.sorted { ($0.domain, $0.kind.rawValue) < ($1.domain, $1.kind.rawValue) }
    let before = alarms
    alarms = now
    func without(_ alarms: [DomainAlarm], _ others: [DomainAlarm]) -> [DomainAlarm] {
      alarms.filter { alarm in !others.contains { $0.domain == alarm.domain && $0.kind == alarm.kind } }
    }
    return (without(now, before), without(before, now))
  }

  /// The ledger in figures.
  ///
  /// - Parameter most: domains told apart; smaller ones go with the rest.
  func report(most: Int) -> LedgerReport {
    let sorted = rows.sorted { ($1.value.counts.consumed, $0.key) < ($0.value.counts.consumed, $1.key) }
    var rest = rest
    for (_, row) in sorted.dropFirst(most) { rest.add(row.counts) }
    return LedgerReport(
      domains: Dictionary(
        uniqueKeysWithValues: sorted.prefix(most).map {
          ($0.key, LedgerReport.Entry($0.value.counts, since: $0.value.since))
        }),
      rest: LedgerReport.Entry(rest), unknown: LedgerReport.Entry(unknown), alarms: alarms)
  }
}
