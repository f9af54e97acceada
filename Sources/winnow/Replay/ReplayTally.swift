import Envelope
import Foundation

/// What a replay has read and found.
struct ReplayTally {
  /// The most domains that are told apart; the rest are counted together.
  private static let maximumDomains = 10_000
  /// Examples that are kept.
  private static let exampleCount = 10

  /// Records read.
  private(set) var read = 0
  /// Records of the selection, each once.
  private(set) var chosen = 0
  /// Records of the selection that came again.
  private(set) var repeated = 0
  /// Records of the selection that have no value to feed.
  private(set) var withoutValue = 0
  /// Chosen ones whose time is before a moment, such as the first that the topic still keeps.
  private(set) var older = 0
  private(set) var byReason: [String: Int] = [:]
  private(set) var byDomain: [String: Int] = [:]
  private(set) var examples: [String] = []
  /// The time before which the target's retention may take a record away at once. Milliseconds since the Unix epoch.
  var retainedSince: Int64?
  /// Fed and acknowledged.
  var fed = 0
  /// Not taken by the cluster.
  var refused = 0

  /// Counts a record that is not in the selection.
  mutating func passOver() { read += 1 }

  /// Counts a record that was chosen before.
  mutating func passOverRepeated() {
    read += 1
    repeated += 1
  }

  /// Counts a record that cannot be fed.
  mutating func passOverEmpty() {
    read += 1
    withoutValue += 1
  }

  /// Counts a record that is to be fed.
  mutating func choose(_ record: ReplayRecord) {
    read += 1
    chosen += 1
    if let retainedSince, record.timestamp ?? .max < retainedSince { older += 1 }
    if let reason = record.reason { byReason[reason, default: 0] += 1 }
    let domain = record.domain ?? "(unknown)"
    byDomain[byDomain[domain] != nil || byDomain.count < Self.maximumDomains ? domain : "(others)", default: 0] += 1
    guard examples.count < Self.exampleCount else { return }
    let time = record.timestamp.map { Timestamp(milliseconds: $0).description } ?? "(no time)"
    let why = record.reason.map { "\($0) (\(record.stage ?? "?")): \(record.detail ?? "")  " } ?? ""
    examples.append("\(record.origin?.description ?? "?")  \(time)  \(why)\(record.url ?? "(no address)")")
  }

  /// What was found, for people.
  func description(of selection: ReplaySelection) -> String {
    var lines = ["\(Terminal.grouped(chosen)) of \(Terminal.grouped(read)) records of \(selection.topic) are chosen"]
    func list(_ title: String, _ counts: [String: Int], most: Int) {
      guard !counts.isEmpty else { return }
      lines.append(Terminal.paint(title, .bold))
      let sorted = counts.largestFirst
      for (name, count) in sorted.prefix(most) { lines.append("  \(Self.aligned(count))  \(Terminal.line(name))") }
      let rest = sorted.dropFirst(most)
      if !rest.isEmpty {
        lines.append("  \(Self.aligned(rest.reduce(0) { $0 + $1.value }))  in \(rest.count) more")
      }
    }
    list("by reason", byReason, most: 30)
    list("by domain", byDomain, most: 30)
    if !examples.isEmpty { lines += [Terminal.paint("examples", .bold)] + examples.map { "  " + Terminal.line($0) } }
    return (lines + notes(on: selection)).joined(separator: "\n")
  }

  /// What else there is to know.
  func notes(on selection: ReplaySelection) -> [String] {
    var lines: [String] = []
    if repeated > 0 { lines.append("\(Terminal.grouped(repeated)) more are the same as one of these, and left out") }
    if withoutValue > 0 {
      lines.append(
        "\(Terminal.grouped(withoutValue)) more have lost their value, which the cluster did not take back; feed them in "
          + "again with --from pages and --origin, as long as the pages are there")
    }
    if older > 0 {
      lines.append(
        "\(Terminal.grouped(older)) are older than the retention of \(selection.target), which may take them away before "
          + "they are read: raise its retention.ms until they are worked on")
    }
    return lines
  }

  private static func aligned(_ number: Int) -> String {
    let text = Terminal.grouped(number)
    return String(repeating: " ", count: max(0, 9 - text.count)) + text
  }
}
