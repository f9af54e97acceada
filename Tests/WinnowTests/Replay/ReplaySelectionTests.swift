import Envelope
import Kafka
import Testing
import Worker

@testable import winnow

@Suite("Which records are fed in again") struct ReplaySelectionTests {
  private let reader = PageReader()

  private func record(
    _ url: String, reason: String = "wall", stage: String = "extract", time: Int64 = 1_000,
    origin: String = "winnow.pages/3/70"
  ) -> ReplayRecord {
    ReplayRecord(
      Record(
        source: TopicPartition("winnow.rejected", 0), offset: 5, timestamp: time, key: Array(url.utf8),
        value: Array("page".utf8),
        headers: [
          Header("content-type", "text/html"), Header("winnow-reason", reason), Header("winnow-stage", stage),
          Header("winnow-detail", "d"), Header("winnow-origin", origin), Header("x-trace", "1"),
        ]), isRejected: true, reader: reader)
  }

  private var all: ReplaySelection {
    ReplaySelection(topic: "winnow.rejected", isRejected: true, target: "winnow.pages")
  }

  @Test("A record is as it came first: without the headers of its rejection, with all others, its key, time and bytes")
  func original() {
    let output = record("https://e.org/a").output(to: "winnow.pages")
    #expect(output.headers == [Header("content-type", "text/html"), Header("x-trace", "1")])
    #expect(output.key == Array("https://e.org/a".utf8))
    #expect(output.value == Array("page".utf8))
    #expect(output.timestamp == 1_000)
  }

  @Test("By reason, stage, domain, time and origin; all that is given must hold")
  func filters() {
    #expect(all.includes(record("https://e.org/a")))
    var selection = all
    selection.reasons = ["wall", "paywall"]
    selection.domains = ["example.co.uk"]
    #expect(selection.includes(record("https://www.news.example.co.uk/a")))
    #expect(selection.includes(record("https://example.co.uk/a")))
    #expect(!selection.includes(record("https://notexample.co.uk/a")))
    #expect(!selection.includes(record("https://example.co.uk/a", reason: "listing")))
    selection = all
    (selection.since, selection.until) = (500, 1_000)
    #expect(!selection.includes(record("https://e.org/a")))
    #expect(selection.includes(record("https://e.org/a", time: 500)))
    selection = all
    selection.origins = [OriginSpan(argument: "winnow.pages/3/60-70")!, OriginSpan(argument: "4")!]
    #expect(selection.includes(record("https://e.org/a")))
    #expect(selection.includes(record("https://e.org/a", origin: "winnow.pages/4/1")))
    #expect(!selection.includes(record("https://e.org/a", origin: "winnow.pages/3/71")))
    #expect(!selection.includes(record("https://e.org/a", origin: "rubbish")))
    selection = all
    selection.stages = ["decode"]
    #expect(!selection.includes(record("https://e.org/a")))
  }

  @Test("Origins are read as winnow-origin writes them")
  func origins() {
    #expect(OriginSpan(argument: "p/1/2")?.description == "p/1/2-2")
    #expect(OriginSpan(argument: "1/2")?.description == "1/2-2")
    #expect(OriginSpan(argument: "p/1")?.description == "p/1")
    for wrong in ["", "p", "1/2-1", "-1", "1/x", "/1/2", "a/b/1/2", "1/2-3-4"] {
      #expect(OriginSpan(argument: wrong) == nil, "\(wrong)")
    }
  }

  @Test("A selection has one name, however its parts are ordered, and another choice has another")
  func names() {
    var (a, b) = (all, all)
    (a.reasons, b.reasons) = (["wall", "listing"], ["listing", "wall"])
    #expect(a.name == b.name)
    b.domains = ["e.org"]
    #expect(a.name != b.name)
    // The resume point is kept under it: it must be the same in every process and version.
    #expect(all.name == "87356f796206c7af")
  }

  @Test("The same page rejected twice is one; another time, header or byte makes another")
  func fingerprints() {
    let first = record("https://e.org/a").fingerprint
    #expect(first == record("https://e.org/a", reason: "listing", origin: "winnow.pages/0/9").fingerprint)
    #expect(first != record("https://e.org/a", time: 2_000).fingerprint)
    #expect(first != record("https://e.org/b").fingerprint)
  }

  @Test("Times are RFC 3339, dates or ages", arguments: ["2026-03-01T08:15:00Z", "2026-03-01", "90m", "7d"])
  func moments(text: String) {
    #expect(Moment(argument: text) != nil)
    #expect(Moment(argument: "2026-03-01")?.milliseconds == 1_772_323_200_000)
    #expect(Moment(argument: text + "x") == nil)
  }
}
