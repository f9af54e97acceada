import Envelope
import Foundation
import Worker

/// What `top` shows of a sample: lines of text, no wider and no more than there is room for.
struct TopView {
  let sample: TopSample
  /// The sample before, to take rates from.
  let before: TopSample?
  let width: Int
  /// Lines at most; absent: all.
  let height: Int?

  /// The lines, with colours where these are welcome.
  func lines() -> [String] {
    var lines = head() + [""] + workers()
    let rejected = rejections()
    if !rejected.isEmpty { lines += ["", rejected] }
    lines += alarms()
    let room = height.map { max(0, $0 - lines.count - 1) } ?? 40
    if room > 2 { lines += [""] + domains(most: room - 1) }
    return height.map { Array(lines.prefix($0)) } ?? lines
  }

  private func head() -> [String] {
    let statuses = sample.statuses
    let groups = Set(statuses.map(\.worker.group)).sorted().joined(separator: ", ")
    let workers = "\(statuses.count) of \(sample.answers.count) worker\(sample.answers.count == 1 ? "" : "s")"
    let time = Timestamp(milliseconds: Int64(sample.time.timeIntervalSince1970) * 1_000).description
    let pages = statuses.map(\.metrics.pages)
    func total(_ name: String, _ count: Int, _ value: (WorkerStatus.Metrics) -> Double) -> String {
      let rate = sample.rate(since: before, value).map { " (\(RunText.rate($0)))" } ?? ""
      return "\(name) \(Terminal.grouped(count))\(rate)"
    }
    let totals = [
      total("pages", pages.reduce(0) { $0 + $1.consumed }) { Double($0.pages.consumed) },
      total("articles", pages.reduce(0) { $0 + $1.articles }) { Double($0.pages.articles) },
      total("rejected", pages.reduce(0) { $0 + $1.rejected }) { Double($0.pages.rejected) },
      total("flags", statuses.reduce(0) { $0 + $1.metrics.flags.values.reduce(0, +) }) {
        Double($0.flags.values.reduce(0, +))
      },
    ]
    return [
      paint(cut("winnow top  \(workers)\(groups.isEmpty ? "" : " of \(groups)")  \(time)"), .bold),
      cut(totals.joined(separator: "   ")), cut(lag()),
    ]
  }

  /// The group's lag where a worker knows it, else what the workers say of their own partitions.
  private func lag() -> String {
    let groups = sample.statuses.compactMap(\.group)
    var byTopic: [String: Int] = [:]
    if groups.isEmpty {
      for status in sample.statuses { byTopic.merge(status.metrics.lagRecords, uniquingKeysWith: +) }
    } else {
      var byPartition: [String: (topic: String, lag: Int)] = [:]
      for partition in groups.flatMap(\.partitions) {
        let name = "\(partition.topic)/\(partition.partition)"
        byPartition[name] = (partition.topic, max(partition.lag, byPartition[name]?.lag ?? 0))
      }
      byTopic = Dictionary(byPartition.values.map { ($0.topic, $0.lag) }, uniquingKeysWith: +)
    }
    let topics = byTopic.sorted { $0.key < $1.key }.map { "\($0.key) \(Terminal.grouped($0.value))" }
    var text = "lag   " + (topics.isEmpty ? "not known yet" : topics.joined(separator: "   "))
    let oldest = groups.compactMap { $0.oldestUnread.flatMap { Timestamp(rfc3339: $0) } }.min()
    if let oldest {
      let age = max(0, sample.time.timeIntervalSince1970 - Double(oldest.milliseconds) / 1_000)
      text += "   oldest unread page \(RunText.seconds(age))"
    }
    return text
  }

  private func workers() -> [String] {
    var table = TextTable([
      "WORKER", "STATE", "PAGES/S", "ARTICLES/S", "REJECTED/S", "FLAGS/S", "CPU", "MEMORY", "TO ARTICLE", "99 %",
      "ABORTED",
    ])
    var failures: [String] = []
    for (index, answer) in sample.answers.enumerated() {
      switch answer.status {
      case .failure(let failure): failures.append(paint(cut("\(failure)"), .red))
      case .success(let status):
        func rate(_ value: (WorkerStatus.Metrics) -> Double) -> String {
          sample.rate(of: index, since: before, value).map { String(RunText.rate($0).dropLast(2)) } ?? "-"
        }
        let metrics = status.metrics
        let latency = metrics.latencySeconds["endToEnd"].flatMap { $0.count > 0 ? $0 : nil }
        table.add([
          status.worker.instance.isEmpty ? "\(answer.address)" : "\(status.worker.instance)  \(answer.address)",
          state(status), rate { Double($0.pages.consumed) }, rate { Double($0.pages.articles) },
          rate { Double($0.pages.rejected) }, rate { Double($0.flags.values.reduce(0, +)) },
          sample.rate(of: index, since: before) { $0.cpuSeconds }.map { "\(Int(($0 * 100).rounded())) %" } ?? "-",
          Terminal.bytes(metrics.residentMemoryBytes), latency.map { RunText.seconds($0.p50) } ?? "-",
          latency.map { RunText.seconds($0.p99) } ?? "-", Terminal.grouped(metrics.transactions.aborted),
        ])
      }
    }
    return coloured(table.lines(width: width)) + failures
  }

  private func state(_ status: WorkerStatus) -> String {
    let restoring = status.metrics.duplicates.restoring.values
    if !restoring.isEmpty {
      let (done, all) = (restoring.reduce(0) { $0 + $1.records }, restoring.reduce(0) { $0 + $1.of })
      return "restoring \(all > 0 ? done * 100 / all : 0) %"
    }
    if !status.health.isLive { return "NOT LIVE" }
    return status.health.isReady ? "ready" : "not ready"
  }

  private func rejections() -> String {
    var reasons: [String: Int] = [:]
    for status in sample.statuses { reasons.merge(status.metrics.rejectedByReason, uniquingKeysWith: +) }
    guard !reasons.isEmpty else { return "" }
    let sorted = reasons.largestFirst
    return cut("rejected   " + sorted.map { "\($0.key) \(Terminal.grouped($0.value))" }.joined(separator: "   "))
  }

  private func alarms() -> [String] {
    let all = Set(sample.statuses.flatMap(\.ledger.alarms)).sorted { ($0.domain, $0.kind) < ($1.domain, $1.kind) }
    guard !all.isEmpty else { return [] }
    let shown = all.prefix(5).map { paint(cut("changed    \($0.domain): \($0.detail)"), .yellow) }
    return [""] + shown + (all.count > 5 ? [paint("           and \(all.count - 5) more", .yellow)] : [])
  }

  private func domains(most: Int) -> [String] {
    var table = TextTable(["DOMAIN", "PAGES", "ARTICLES", "REJECTED", "NO DATE", "NO AUTHOR", "SCORE", "DUPLICATES"])
    func add(_ name: String, _ entry: WorkerStatus.Ledger.Entry) {
      func share(_ part: Int, of whole: Int) -> String {
        whole == 0 ? "-" : "\(Int((Double(part) / Double(whole) * 100).rounded())) %"
      }
      table.add([
        name, Terminal.grouped(entry.consumed), Terminal.grouped(entry.articles),
        share(entry.rejected.values.reduce(0, +), of: entry.consumed), share(entry.withoutDate, of: entry.articles),
        share(entry.withoutAuthor, of: entry.articles), entry.medianScore.map { String(format: "%.2f", $0) } ?? "-",
        Terminal.grouped(entry.duplicates),
      ])
    }
    let all = sample.domains
    let shown = max(0, most - 2)
    for (name, entry) in all.prefix(shown) { add(Terminal.line(name), entry) }
    let rests = sample.statuses.map(\.ledger.rest) + all.dropFirst(shown).map(\.entry)
    if let rest = rests.dropFirst().reduce(rests.first, { $0?.adding($1) }), rest.consumed > 0 {
      add("(all others)", rest)
    }
    let unknown = sample.statuses.map(\.ledger.unknown)
    if let first = unknown.dropFirst().reduce(unknown.first, { $0?.adding($1) }), first.consumed > 0 {
      add("(address not known)", first)
    }
    return coloured(table.lines(width: width))
  }

  private func coloured(_ lines: [String]) -> [String] {
    lines.enumerated().map { $0.offset == 0 ? paint($0.element, .dim) : $0.element }
  }

  private func cut(_ text: String) -> String {
    let line = Terminal.line(text)
    return line.count > width ? line.prefix(max(0, width - 1)) + "…" : line
  }

  private func paint(_ text: String, _ colour: Terminal.Colour) -> String { Terminal.paint(text, colour) }
}
