import Foundation
import Worker

/// The lines of `winnow run` for people.
enum RunText {
  /// Domains that are shown.
  private static let domains = 5

  /// A metrics line: pages and what became of them, rates, lag, latency, memory.
  static func line(_ line: MetricsLine) -> String {
    var parts = [
      "\(Terminal.grouped(line.pages.consumed)) pages (\(rate(line.rates.pagesPerSecond)))",
      "\(Terminal.grouped(line.pages.articles)) articles", "\(Terminal.grouped(line.pages.rejected)) rejected",
    ]
    if line.pages.inFlight > 0 { parts.append("\(Terminal.grouped(line.pages.inFlight)) in flight") }
    let flags = line.flags.values.reduce(0, +)
    if flags > 0 { parts.append("\(Terminal.grouped(flags)) flags") }
    let lag = line.lagRecords.values.reduce(0, +)
    parts.append("lag \(Terminal.grouped(lag))")
    if !line.duplicates.restoring.isEmpty { parts.append("restoring \(line.duplicates.restoring.count) partitions") }
    if let latency = line.latencySeconds["endToEnd"], latency.count > 0 {
      parts.append("page to article \(seconds(latency.p50)), 99 % \(seconds(latency.p99))")
    }
    if line.transactions.aborted > 0 { parts.append("\(Terminal.grouped(line.transactions.aborted)) aborted") }
    parts.append(Terminal.bytes(line.residentMemoryBytes))
    let time = String(line.time.description.dropFirst(11).prefix(8))
    return Terminal.paint(time, .dim) + " " + (line.final ? "in all " : "") + parts.joined(separator: "  ")
  }

  /// The ledger: the largest domains, and what has changed.
  static func ledger(_ line: LedgerLine) -> String {
    let ledger = line.ledger
    let largest = ledger.domains.sorted { ($1.value.consumed, $0.key) < ($0.value.consumed, $1.key) }.prefix(domains)
    guard !largest.isEmpty else { return Terminal.paint("no pages of any domain yet", .dim) }
    let names = largest.map { "\($0.key) \(Terminal.grouped($0.value.consumed))\(share($0.value))" }
    var lines = [Terminal.paint("largest domains ", .dim) + names.joined(separator: ", ")]
    for alarm in ledger.alarms {
      lines.append("\(Terminal.paint("changed", .yellow)) \(alarm.domain): \(alarm.detail)")
    }
    return lines.joined(separator: "\n")
  }

  private static func share(_ entry: LedgerReport.Entry) -> String {
    let rejected = entry.rejected.values.reduce(0, +)
    return rejected > 0
      ? " (\(Int((Double(rejected) / Double(max(1, entry.consumed)) * 100).rounded())) % rejected)" : ""
  }

  /// A rate for people.
  static func rate(_ perSecond: Double) -> String {
    perSecond >= 10 || perSecond == 0 ? "\(Terminal.grouped(Int(perSecond)))/s" : String(format: "%.1f/s", perSecond)
  }

  /// A time for people.
  static func seconds(_ seconds: Double) -> String {
    switch seconds {
    case ..<0.001: String(format: "%.1f ms", seconds * 1_000)
    case ..<1: String(format: "%.0f ms", seconds * 1_000)
    case ..<120: String(format: "%.1f s", seconds)
    case ..<7_200: String(format: "%.0f min", seconds / 60)
    default: String(format: "%.1f h", seconds / 3_600)
    }
  }
}
