import Envelope
import Foundation

/// One line of the ledger on standard output, as one JSON object. It is told from a metrics line by its member `ledger`.
public struct LedgerLine: Encodable, Sendable {
  /// Domains that a line tells apart.
  public static let domains = 200

  /// When the figures were taken.
  public var time: Timestamp
  /// Whether this is the worker's last line.
  public var final: Bool
  /// Page records polled, without those that were given back: what the ledger's pages and those in flight sum up to.
  public var consumed: Int
  /// Pages polled and not yet committed.
  public var inFlight: Int
  /// Where the others ended up.
  public var ledger: LedgerReport

  /// The line as JSON, without a line break, members in alphabetical order.
  public func json() -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}
