import Extraction
import Kafka
import Worker

/// Which records are to be fed in again. All that is given must hold; of several values of one kind, one.
struct ReplaySelection: Equatable {
  /// The topic to read.
  var topic: String
  /// Whether that is the topic of rejected records.
  var isRejected: Bool
  /// The topic to write.
  var target: String
  var reasons: Set<String> = []
  var stages: Set<String> = []
  /// Domains, and hosts under them.
  var domains: Set<String> = []
  /// Milliseconds since the Unix epoch, the first included and the second not.
  var since: Int64?
  var until: Int64?
  var origins: [OriginSpan] = []
  /// The times as they were written: what makes "the last two hours" the same selection tomorrow.
  var writtenTimes: [String] = []

  /// Whether a record is among them.
  func includes(_ record: ReplayRecord) -> Bool {
    if !reasons.isEmpty, !reasons.contains(record.reason ?? "") { return false }
    if !stages.isEmpty, !stages.contains(record.stage ?? "") { return false }
    if let since, record.timestamp ?? .max < since { return false }
    if let until, record.timestamp ?? .min >= until { return false }
    if !origins.isEmpty {
      guard let origin = record.origin, origins.contains(where: { $0.contains(origin) }) else { return false }
    }
    return domains.isEmpty || isUnderDomain(record)
  }

  private func isUnderDomain(_ record: ReplayRecord) -> Bool {
    guard let url = record.url, let host = PageHost.of(url) else { return false }
    return domains.contains { host == $0 || host.hasSuffix("." + $0) }
  }

  /// A name for the selection, the same whenever it is made again: what the resume point is kept under.
  var name: String {
    let parts =
      [topic, target] + reasons.sorted().map { "r=\($0)" } + stages.sorted().map { "s=\($0)" }
      + domains.sorted().map { "d=\($0)" } + writtenTimes + origins.map(\.description).sorted().map { "o=\($0)" }
    return String(parts.joined(separator: "\u{0}").stableHash, radix: 16)
  }
}
