import ArgumentParser
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

      Paths are pages (.html, .htm, .txt), envelopes (.ndjson, .jsonl) and archives (.warc, .wet), each also gzipped \
      (.gz), and folders of these. A page file's address is its path, its time of fetching the file's.

      Example: winnow extract page.html | jq .article.headline
      """)

  @Argument(help: ArgumentHelp("Files and folders.", valueName: "path"))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("Reads JSON envelopes from a file, one a line; - is standard input.", valueName: "file|-"))
  var envelopes: [String] = []

  @Option(help: ArgumentHelp("Pages worked on at a time; 0 takes the number of cores.", valueName: "count"))
  var threads = 0

  @OptionGroup var options: ConfigurationOptions

  func validate() throws {
    if paths.isEmpty, envelopes.isEmpty { throw ValidationError("Name a path, or --envelopes FILE.") }
    if !(0...1_024).contains(threads) { throw ValidationError("--threads must be from 0 to 1024.") }
  }

  func run() throws {
    let limits = try options.load().limits
    var sources: [any RecordSource] = []
    if !paths.isEmpty { sources.append(try InputPaths(paths, limit: limits.lineBytes)) }
    for path in envelopes { sources.append(EnvelopeLines(try ByteStream(path: path), limit: limits.lineBytes)) }
    let input = RecordSequence(sources)
    let count = threads > 0 ? threads : ProcessInfo.processInfo.activeProcessorCount
    let output = StandardOutput()
    var tally = Tally()
    let parallel = OrderedParallel<InputRecord, ResultLine>(window: count * 8) {
      try input.next()
    } sink: { line in
      tally.add(line)
      try output.write(line.bytes)
    }
    try parallel.run(threads: count) {
      let extraction = PageExtraction(limits: limits)
      return { ResultLine($0, by: extraction) }
    }
    try output.flush()
    if isatty(STDERR_FILENO) == 1 { FileHandle.standardError.write(Data("\(tally)\n".utf8)) }
  }
}

extension Configuration.Limits {
  /// Bytes of a line or an archive's record that are kept: what a page needs in base64 or with JSON's escapes.
  var lineBytes: Int { max(recordBytes, 2 * pageBytes + 1_048_576) }
}
