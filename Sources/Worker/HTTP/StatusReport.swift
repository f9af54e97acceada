import Envelope
import Foundation

/// The JSON of `/status`: all that a worker knows of itself.
struct StatusReport: Encodable {
  /// Domains that it tells apart.
  static let domains = 512

  var worker: WorkerIdentity
  var health: Health
  /// As a metrics line at the worker's end: counters from the start, rates and latencies over the whole run.
  var metrics: MetricsLine
  /// What the whole group has before it.
  var group: GroupLag?
  var ledger: LedgerReport

  func json() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { Array($0) } ?? Array("{}".utf8)
  }
}
