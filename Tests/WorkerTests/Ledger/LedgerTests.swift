import Envelope
import Foundation
import Testing

@testable import Worker

@Suite("The ledger by domain") struct LedgerTests {
  private let now = Timestamp(milliseconds: 1_770_000_000_000)

  private func article(_ domain: String, dated: Bool = true, score: Double = 0.9) -> PageFate {
    PageFate(url: "https://www.\(domain)/a", .article(hasDate: dated, hasAuthor: false, score: score))
  }

  private func rejected(_ domain: String, _ reason: Rejection.Reason = .wall) -> PageFate {
    PageFate(url: "https://\(domain)/a", .rejected(reason))
  }

  @Test("A domain's pages are counted by what became of them, under its registrable name")
  func counts() {
    var ledger = Ledger()
    ledger.add(
      [article("news.example.co.uk", score: 0.5), article("example.co.uk", dated: false, score: 0.7)], at: now)
    ledger.add([article("example.co.uk", score: 0.91), rejected("example.co.uk")], at: now)
    ledger.add([PageFate(url: "rubbish", .rejected(.badURL)), PageFate(url: nil, .rejected(.missingURL))], at: now)
    let report = ledger.report(most: 10)
    let entry = report.domains["example.co.uk"]!
    #expect(entry.consumed == 4 && entry.articles == 3)
    #expect(entry.rejected == ["wall": 1])
    #expect(entry.withoutDate == 1 && entry.withoutAuthor == 3)
    #expect(abs(entry.medianScore! - 0.7) <= 0.02)
    #expect(report.unknown.consumed == 2)
    #expect(report.rest.consumed == 0)
  }

  @Test("However many domains come, memory is bounded, the sums are all pages, and the largest are told apart exactly")
  func bounded() {
    var ledger = Ledger()
    var generator = SystemRandomNumberGenerator()
    for round in 0..<200 {
      var fates = (0..<100).map { _ in article("tail\(UInt32.random(in: 0..<1_000_000, using: &generator)).example") }
      for large in 0..<20 { fates += [article("large\(large).example"), rejected("large\(large).example")] }
      ledger.add(fates, at: now)
      #expect(ledger.rows.count <= Ledger.capacity)
      for most in [0, 5, 1_000] {
        let report = ledger.report(most: most)
        let sum = report.domains.values.reduce(report.rest.consumed + report.unknown.consumed) { $0 + $1.consumed }
        #expect(sum == ledger.consumed)
        #expect(ledger.consumed == (round + 1) * 140)
        #expect(report.domains.count <= most)
      }
    }
    let report = ledger.report(most: 20)
    #expect(Set(report.domains.keys) == Set((0..<20).map { "large\($0).example" }))
    #expect(report.domains.values.allSatisfy { $0.consumed == 400 && $0.articles == 200 })
  }

  /// Feeds intervals and collects the alarms that come and go.
  private func alarms(_ intervals: [[PageFate]]) -> (new: [DomainAlarm], over: [DomainAlarm]) {
    var ledger = Ledger()
    var all: (new: [DomainAlarm], over: [DomainAlarm]) = ([], [])
    for fates in intervals {
      ledger.add(fates, at: now)
      let changes = ledger.closeInterval()
      all.new += changes.new
      all.over += changes.over
    }
    return all
  }

  private func repeated(_ fate: PageFate, _ count: Int) -> [PageFate] { Array(repeating: fate, count: count) }

  @Test("Articles that stop are noticed, and that they come again")
  func stopped() {
    let usual =
      repeated(article("a.example"), 28) + repeated(rejected("a.example"), 2) + repeated(article("b.example"), 30)
    let blocked = repeated(rejected("a.example"), 30) + repeated(article("b.example"), 30)
    let all = alarms(Array(repeating: usual, count: 6) + [blocked, blocked] + [usual])
    #expect(all.new.map(\.kind) == [.articlesStopped])
    #expect(all.new.first?.domain == "a.example")
    #expect(all.new.first?.detail == "none of the last 30 pages became an article, where 93 % did")
    #expect(all.over.map(\.kind) == [.articlesStopped])
  }

  @Test("Rejections and missing dates that jump are noticed; what was always so is not")
  func jumped() {
    let usual =
      repeated(article("a.example"), 27) + repeated(rejected("a.example"), 3)
      + repeated(article("undated.example", dated: false), 30) + repeated(rejected("bad.example"), 25)
      + repeated(article("bad.example"), 5)
    let changed =
      repeated(article("a.example", dated: false), 14) + repeated(rejected("a.example"), 16)
      + repeated(article("undated.example", dated: false), 30) + repeated(rejected("bad.example"), 26)
      + repeated(article("bad.example"), 4)
    let all = alarms(Array(repeating: usual, count: 8) + [changed])
    #expect(Set(all.new.map(\.domain)) == ["a.example"])
    #expect(Set(all.new.map(\.kind)) == [.rejectionsJumped, .datesMissing])
  }

  @Test("Pages of a domain that stop coming are noticed while others come, and not where nothing comes")
  func quiet() {
    let usual = repeated(article("a.example"), 30) + repeated(article("b.example"), 30)
    let without = repeated(article("b.example"), 30)
    #expect(alarms(Array(repeating: usual, count: 6) + [without, without, without]).new.map(\.kind) == [.pagesStopped])
    #expect(alarms(Array(repeating: usual, count: 6) + Array(repeating: [], count: 20)).new.isEmpty)
  }

  @Test("Chance names next to no domain: three hundred steady ones, forty intervals")
  func chance() {
    var random = SystemRandomNumberGenerator()
    var ledger = Ledger()
    var named = 0
    for _ in 0..<40 {
      var fates: [PageFate] = []
      for domain in 0..<300 {
        for _ in 0..<10 {
          // Shares from 3 % to 97 %.
          let isArticle = Double.random(in: 0..<1, using: &random) < 0.03 + 0.94 * Double(domain) / 300
          let isDated = Double.random(in: 0..<1, using: &random) < 0.8
          fates.append(isArticle ? article("d\(domain).example", dated: isDated) : rejected("d\(domain).example"))
        }
      }
      ledger.add(fates, at: now)
      named += ledger.closeInterval().new.count
    }
    // Some 6,000 windows are judged.
    #expect(named <= 6)
  }

  @Test("What stays changed becomes usual")
  func adopts() {
    let usual = repeated(article("a.example"), 30)
    let changed = repeated(rejected("a.example"), 30)
    let all = alarms(Array(repeating: usual, count: 6) + Array(repeating: changed, count: 30))
    #expect(all.new.count == 1 && all.over.count == 1)
  }

  @Test("In every line the ledger's pages and those in flight are what was consumed")
  func lines() throws {
    let metrics = Metrics()
    func check() throws {
      let text = metrics.ledgerLine(at: now).json()
      let line = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      let ledger = try #require(line["ledger"] as? [String: Any])
      var entries = Array(try #require(ledger["domains"] as? [String: [String: Any]]).values)
      for other in ["rest", "unknown"] { entries.append(try #require(ledger[other] as? [String: Any])) }
      var sum = 0
      for entry in entries {
        let rejected = (entry["rejected"] as? [String: Int] ?? [:]).values.reduce(0, +)
        #expect(entry["consumed"] as? Int == (entry["articles"] as? Int ?? 0) + rejected)
        sum += entry["consumed"] as? Int ?? 0
      }
      #expect(line["consumed"] as? Int == sum + (line["inFlight"] as? Int ?? 0))
    }
    try check()
    metrics.took(.extract, records: 10, bytes: 10)
    try check()
    var tally = BatchTally()
    tally.articles = 5
    tally.rejected = [.wall: 1]
    tally.fates = repeated(article("a.example"), 5) + [rejected("b.example")]
    metrics.committed(tally, records: [.extract: 6], at: now)
    try check()
    metrics.abandoned(records: [.extract: 4])
    try check()
    #expect(metrics.ledgerLine(at: now).consumed == 6)
  }
}
