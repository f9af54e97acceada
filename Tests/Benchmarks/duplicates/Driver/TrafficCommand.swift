import ArgumentParser
import Duplicates
import Foundation
import Simulation

/// Says what an article costs the internal topics and the stages, for three corpora, and what one more of many copies costs.
struct TrafficCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "traffic")

  @Option(help: "Articles of each corpus.") var articles = 12_000
  @Option(help: "Partitions of each topic.") var partitions = 12
  @Option(help: "Pages of a batch.") var batch = 100
  @Option(help: "Only the corpora, and the copies of one text, whose name begins so.") var only = ""

  func run() throws {
    print(
      "corpus                          records   bytes  entries  requested  compared  flags   CPU ms: index  verify    both"
    )
    for (name, copies, exact) in [
      ("no copies", 0.0, 0.0), ("30 % copies, 10 % exact", 0.3, 0.1), ("70 % copies, 50 % exact", 0.7, 0.5),
    ] where name.hasPrefix(only) {
      var corpus = MadeCorpus(seed: 1)
      let run = try TrafficRun(configuration: configured)
      let report = try run.play(corpus.documents(articles, copies: copies, exact: exact), batch: batch)
      let stages = report.cpuMillisecondsPerArticleByStage
      print(
        name.padding(toLength: 30, withPad: " ", startingAt: 0)
          + String(
            format: "%9.3f %7.0f %8.2f %10.3f %9.3f %6.3f %15.4f %7.4f %7.4f", report.internalRecordsPerArticle,
            report.internalBytesPerArticle, report.internalEntriesPerArticle, report.pairsRequestedPerArticle,
            report.comparisonsPerArticle, report.flagsPerArticle, stages["index"] ?? 0, stages["verify"] ?? 0,
            report.cpuMillisecondsPerArticle))
    }
    try further("copies of one text") { corpus, text in text }
    try further("near copies of one text") { corpus, text in corpus.replacing(4, in: text) }
  }

  private var configured: DuplicatesConfiguration {
    DuplicatesConfiguration(keysPartitions: partitions, verifyPartitions: partitions)
  }

  /// Plays a thousand copies in batches of ten.
  private func further(_ name: String, _ copy: (inout MadeCorpus, [[UInt8]]) -> [[UInt8]]) throws {
    guard name.hasPrefix(only) else { return }
    var corpus = MadeCorpus(seed: 2)
    let text = corpus.text() + corpus.text().prefix(100)
    let run = try TrafficRun(configuration: configured)
    // Others first, so that what only begins is not counted.
    _ = try run.play(corpus.documents(500, copies: 0, exact: 0), batch: batch)
    var (spent, requested): ([Double], [Double]) = ([], [])
    for _ in 0..<10 {
      let report = try run.play((0..<100).map { _ in corpus.document(copy(&corpus, text)) }, batch: 10)
      spent.append(report.cpuMillisecondsPerArticle * Double(report.articles))
      requested.append(report.pairsRequestedPerArticle * Double(report.articles))
    }
    func each(_ place: Int) -> String { String(format: "%.3f", (spent[place] - spent[place - 1]) / 100) }
    print(
      "1,000 \(name): \(Int((requested[9]).rounded())) pairs requested; CPU ms of one more, of 100 to 200: \(each(1)), of "
        + "400 to 500: \(each(4)), of 900 to 1,000: \(each(9))")
  }
}
