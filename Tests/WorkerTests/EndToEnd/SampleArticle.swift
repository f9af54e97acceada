import Foundation
import Kafka

/// Made-up articles: each number gives one of its own, and `copyOf` one with a sentence added.
struct SampleArticle {
  let number: Int
  var isExtended = false

  private static let subjects = [
    "The harbour council", "A team of botanists", "The regional orchestra", "An independent auditor",
    "The ferry company",
    "A group of pupils", "The city library", "A retired engineer", "The weather service", "A farmers' cooperative",
  ]
  private static let verbs = [
    "presented", "rejected", "postponed", "welcomed", "described", "measured", "questioned", "repaired", "published",
    "compared",
  ]
  private static let objects = [
    "the plans for a new bridge", "a survey of wild orchids", "the budget of the coming season", "three old warehouses",
    "the timetable of the night boats", "an atlas of local dialects", "the level of the lake",
    "a herd of mountain goats",
    "the water tower near the station", "a collection of early maps",
  ]
  private static let endings = [
    "after a long meeting on Tuesday", "before the first snow had fallen", "in front of several hundred visitors",
    "although the weather was against it", "with the help of volunteers", "for the second time within a year",
    "at the request of the neighbours", "without giving any reasons", "on the advice of two experts",
    "while the negotiations were still going on",
  ]

  var url: String { "https://example.org/news/\(number)\(isExtended ? "-extended" : "")" }

  /// The page as an envelope; later numbers were fetched later.
  var envelope: [UInt8] {
    let minute = number * 2 + (isExtended ? 1 : 0)
    let time = String(format: "2026-03-%02dT%02d:%02d:00Z", 1 + minute / 1440, minute / 60 % 24, minute % 60)
    let page: [String: String] = ["url": url, "fetchedAt": time, "html": html]
    return Array(try! JSONSerialization.data(withJSONObject: page, options: [.sortedKeys]))
  }

  private var html: String {
    let paragraphs = (0..<6).map { "<p>\(paragraph($0))</p>" }.joined(separator: "\n")
    let more = isExtended ? "<p>A spokeswoman said that a decision is expected by the end of the month.</p>" : ""
    return """
      <!doctype html><html lang="en"><head><title>Report number \(number): \(sentence(0)) - Example News</title>
      <meta property="og:type" content="article"></head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
      <article><h1>Report number \(number): \(sentence(0))</h1>
      \(paragraphs)
      \(more)</article><footer>Imprint</footer></body></html>
      """
  }

  private func paragraph(_ index: Int) -> String {
    (0..<4).map { sentence(index * 4 + $0) + "." }.joined(separator: " ")
  }

  /// A sentence of this article's own: the parts are drawn by a linear congruential sequence.
  private func sentence(_ index: Int) -> String {
    var state = UInt64(number &* 1000 &+ index) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    func draw(_ list: [String]) -> String {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return list[Int((state >> 33) % UInt64(list.count))]
    }
    func count() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 44
    }
    // Numbers in between, so that articles share no run of words by chance.
    return
      "\(draw(Self.subjects)) \(draw(Self.verbs)) in \(count()) \(draw(Self.objects)) of \(count()) \(draw(Self.endings))"
  }
}
