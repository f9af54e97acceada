import Envelope
import Foundation
import Testing

@testable import Worker

@Suite("Metrics") struct MetricsTests {
  private let now = Timestamp(milliseconds: 1_700_000_000_000)

  @Test("Consumed = articles + rejected + in flight, through commit and abort")
  func invariant() {
    let metrics = Metrics()
    func holds() -> Bool {
      let pages = metrics.line(at: now).pages
      return pages.consumed == pages.articles + pages.rejected + pages.inFlight
    }
    metrics.took(.extract, records: 10, bytes: 1_000)
    metrics.took(.index, records: 3, bytes: 30)
    #expect(holds())
    var tally = BatchTally()
    tally.articles = 6
    tally.rejected = [.errorPage: 1]
    metrics.committed(tally, records: [.extract: 7, .index: 3], at: now)
    #expect(holds())
    metrics.abandoned(records: [.extract: 3])
    #expect(holds())
    let line = metrics.line(at: now, final: true)
    #expect(line.pages.consumed == 7)
    #expect(line.pages.inFlight == 0)
    #expect(line.records.inFlight == 0)
    #expect(line.records.abandoned == 3)
    #expect(line.rejectedByReason == ["error_page": 1])
  }

  @Test("No rate falls below 0 where more is given back than polled; what was given back was polled all the same")
  func ratesOfWhatIsGivenBack() {
    let metrics = Metrics()
    metrics.took(.extract, records: 10, bytes: 1_000)
    #expect(metrics.line(at: now).rates.pagesPerSecond > 0)
    metrics.abandoned(records: [.extract: 10])
    let line = metrics.line(at: now)
    #expect(line.pages.consumed == 0)
    #expect(line.rates.pagesPerSecond == 0)
    #expect(metrics.line(at: now, final: true).rates.pagesPerSecond > 0)
  }

  @Test("Latencies are of the interval, and of the whole run in the last line")
  func latencies() {
    let metrics = Metrics()
    metrics.time(.extract, [.milliseconds(1), .milliseconds(2), .milliseconds(3)])
    let first = metrics.line(at: now).latencySeconds["extract"]!
    #expect(first.count == 3)
    #expect(abs(first.p50 - 0.002) < 0.000_03)
    #expect(first.max == 0.003)
    metrics.time(.extract, .seconds(5))
    let second = metrics.line(at: now).latencySeconds["extract"]!
    #expect(second.count == 1)
    let last = metrics.line(at: now, final: true).latencySeconds["extract"]!
    #expect(last.count == 4)
    #expect(last.max == 5)
  }

  @Test("Extreme values are held, not trapped on")
  func extremes() {
    let metrics = Metrics()
    metrics.time(.commit, .seconds(Int64.max))
    metrics.time(.commit, .seconds(Int64.min))
    var tally = BatchTally()
    tally.pageTimestamps = [Timestamp(milliseconds: .min), Timestamp(milliseconds: .max), now]
    metrics.committed(tally, records: [:], at: now)
    let line = metrics.line(at: now)
    #expect(line.latencySeconds["commit"]?.count == 2)
    #expect(line.latencySeconds["endToEnd"]?.count == 3)
  }

  @Test("A line is one JSON object with the promised members")
  func json() throws {
    let metrics = Metrics()
    metrics.took(.extract, records: 1, bytes: 7)
    metrics.setLag("winnow.pages", records: 12)
    metrics.time(.endToEnd, .milliseconds(4))
    metrics.transaction(.committed)
    let text = metrics.line(at: now).json()
    #expect(!text.contains("\n"))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    for member in [
      "time", "uptimeSeconds", "intervalSeconds", "final", "pages", "records", "rejectedByReason", "flags", "bytesIn",
      "bytesOut", "transactions", "rebalances", "rates", "lagRecords", "latencySeconds", "batchRecords", "batchBytes",
      "residentMemoryBytes", "cpuSeconds",
    ] { #expect(object[member] != nil, "\(member) is missing") }
    #expect(object["bytesIn"] as? Int == 7)
    #expect((object["lagRecords"] as? [String: Int]) == ["winnow.pages": 12])
    #expect(object["residentMemoryBytes"] as? Int ?? 0 > 1_000_000)
  }

  @Test("The reporter prints one last line, once")
  func lastLine() {
    let lines = LineBox()
    let metrics = Metrics()
    let reporter = Reporter(every: 0) { lines.append(metrics.line(at: .now, final: $0)) }
    reporter.stop()
    reporter.stop()
    #expect(lines.all.map(\.final) == [true])
  }
}

/// Collects lines from the reporter's thread; a lock guards it.
private final class LineBox: @unchecked Sendable {
  private let lock = NSLock()
  private var lines: [MetricsLine] = []
  var all: [MetricsLine] { lock.withLock { lines } }
  func append(_ line: MetricsLine) { lock.withLock { lines.append(line) } }
}
