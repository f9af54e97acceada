import ArgumentParser
import Extraction
import Foundation
import Worker

/// Extracts articles from files, without a broker.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Extracts articles from files, without a broker.",
    discussion: """
      Prints one JSON object a page, in the order of the input: {"source": …, "article": {…}}, or, where there is no \
      article, {"source": …, "rejected": {"reason": …, "stage": …, "detail": …}}. The bytes of an article are those \
      that `winnow run` publishes.

      Paths are pages (.html, .htm, .xhtml, .aspx, .php, .txt), envelopes (.ndjson, .jsonl) and archives (.warc, .wet), \
      each also gzipped (.gz), and folders of these; of other names, and of standard input (-), the first bytes tell \
      what they are. What cannot be read costs itself alone: the rest is read, and the exit code says it at the end.

      A page file's address is its own path unless --url or --base-url says it, its time of fetching the file's.

      Example: winnow extract page.html | jq .article.headline
      """)

  @OptionGroup var inputs: InputOptions

  @Option(help: ArgumentHelp("Pages worked on at a time; 0 takes the number of cores.", valueName: "count"))
  var threads = 0

  @Option(
    help: ArgumentHelp(
      "Also writes pages for people that show what was kept of each page, what was dropped and why.",
      discussion: "A folder, or for one page a file whose name ends in .html.", valueName: "path"))
  var explain: String?

  @OptionGroup var options: ConfigurationOptions

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("Name a path, or --envelopes FILE.") }
    if !(0...1_024).contains(threads) { throw ValidationError("--threads must be from 0 to 1024.") }
  }

  func run() throws {
    let configuration = try options.load()
    let (limits, outputs) = (configuration.limits, configuration.output)
    let report = InputReport()
    let input = try inputs.open(limit: limits.lineBytes, report)
    let explanations = try explain.map(ExplainFolder.init)
    let isExplained = explanations != nil
    let output = BufferedOutput()
    var tally = Tally()
    let count = threads > 0 ? threads : ProcessInfo.processInfo.activeProcessorCount
    let batches = RecordBatches(input)
    let parallel = OrderedParallel<[InputRecord], (lines: ResultLines, traces: [ExtractionTrace])>(
      window: isExplained ? count : count * 8
    ) {
      try batches.next()
    } sink: { product in
      tally.add(product.lines.reasons)
      try output.write(product.lines.bytes)
      for trace in product.traces { try explanations?.write(trace) }
    }
    let start = DispatchTime.now()
    let outcome = Result {
      try parallel.run(threads: count) {
        let extraction = PageExtraction(limits: limits, output: outputs)
        return { records in
          var lines = ResultLines()
          var traces: [ExtractionTrace] = []
          for record in records {
            let (value, headers, timestamp) = (record.value, record.headers, record.timestamp)
            if isExplained {
              let (result, trace) = extraction.explain(value: value, headers: headers, timestamp: timestamp)
              lines.add(result, from: record.source)
              traces.append(trace)
            } else {
              lines.add(
                extraction.extract(value: value, headers: headers, timestamp: timestamp), from: record.source)
            }
          }
          return (lines, traces)
        }
      }
    }
    try output.flush()
    try explanations?.finish()
    // After a long run people want to know also where no terminal shows it.
    let isLong = DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds > 10_000_000_000
    if Terminal.isError || isLong { Terminal.note(tally.description) }
    report.tell()
    try outcome.get()
    if let failure = report.failure { throw failure }
  }
}

extension Configuration.Limits {
  /// Bytes of a line or an archive's record that are kept: what a page needs in base64 or with JSON's escapes.
  var lineBytes: Int { max(recordBytes, 2 * pageBytes + 1_048_576) }
}
