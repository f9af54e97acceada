import Envelope
import Extraction
import Foundation

/// What the benchmark's scripts run: `extraction-driver COMMAND html|text LIST …`, where LIST names one page a line as
/// id, url and path with tabs between them.
///
/// - `extract [SCORES [STANDFIRSTS]]`: prints one JSON line a page, as `winnow extract` does; with the models' scores
///   replaced by those of files, 32-bit floats of all blocks.
/// - `speed`: prints pages a CPU second, extracting all pages on one thread.
/// - `explain FOLDER`: writes an explain page for each page, and an index.
/// - `stages`: prints the CPU time of each step.
/// - `dump OUT TEXTS CLASSES [SCORES]`: writes the blocks' texts and features for `train.py`, with what words say by two tables;
///   with the first model's scores of all blocks, as 32-bit floats, also the features that are made of them.
/// - `keys OUT`: writes the keys of the words that these tables weigh, four lists a block.
///
/// `features` and `first-of-context` print the features' names, and how many the first model sees.
@main
struct Driver {
  static func main() throws {
    let arguments = CommandLine.arguments
    if arguments.dropFirst().first == "first-of-context" { return print(Feature.firstOfContext.rawValue) }
    if arguments.dropFirst().first == "features" { return print(Feature.allCases.map { "\($0)" }) }
    guard arguments.count >= 4 else {
      print("usage: extraction-driver extract|speed|explain|stages|dump|keys html|text LIST …")
      exit(64)
    }
    let form: Page.Form = arguments[2] == "text" ? .text : .html
    let pages = try PageList(path: arguments[3], form: form)
    switch arguments[1] {
    case "extract":
      try extract(
        pages, scores: arguments.count > 4 ? arguments[4] : nil, standfirsts: arguments.count > 5 ? arguments[5] : nil)
    case "speed": try measure(pages)
    case "stages": try measureStages(pages)
    case "explain": try explain(pages, into: arguments[4])
    case "dump": try dump(pages, form, Array(arguments[4...]))
    case "keys": try writeKeys(pages, form, to: arguments[4])
    default: exit(64)
    }
  }

  private static func extract(_ pages: PageList, scores: String?, standfirsts: String?) throws {
    let given = try scores.map(readScores)
    let leading = try standfirsts.map(readScores)
    var position = 0
    let extractor = Extractor()
    for entry in pages.entries {
      let page = try entry.page()
      let outcome =
        given.map { given in
          extractor.extract(page) { count in
            position += count
            let range = position - count..<position
            return BlockScores(article: Array(given[range]), standfirst: leading.map { Array($0[range]) })
          }
        } ?? extractor.extract(page)
      var line = JSONWriter()
      line.object { line in
        line.member("source", entry.id)
        switch outcome {
        case .success(let article): line.member("article", json: article.json())
        case .failure(let rejection):
          line.member("rejected") { line in
            line.member("reason", rejection.reason.rawValue)
            line.member("stage", rejection.stage.rawValue)
            line.member("detail", rejection.detail)
          }
        }
      }
      FileHandle.standardOutput.write(Data(line.bytes + [0x0A]))
    }
  }

  private static func measure(_ pages: PageList) throws {
    let loaded = try pages.entries.map { try $0.page() }
    let bytes = loaded.reduce(0) { $0 + $1.bytes.count }
    let extractor = Extractor()
    for page in loaded.prefix(50) { _ = extractor.extract(page) }
    let start = cpuSeconds()
    var articles = 0
    for page in loaded {
      if case .success = extractor.extract(page) { articles += 1 }
    }
    let seconds = cpuSeconds() - start
    let rate = Double(loaded.count) / seconds
    print("\(loaded.count) pages, mean \(bytes / max(1, loaded.count)) bytes, \(articles) articles, ", terminator: "")
    print(String(format: "%.3f CPU s, %.0f pages a CPU second", seconds, rate))
  }

  private static func explain(_ pages: PageList, into folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let extractor = Extractor(options: ExtractorOptions(clock: { UInt64(cpuSeconds() * 1e9) }))
    var entries: [ExplainEntry] = []
    for entry in pages.entries {
      let trace = extractor.trace(try entry.page())
      var html = ""
      Explain.write(trace) { html += $0 }
      try html.write(toFile: "\(folder)/\(entry.id).html", atomically: true, encoding: .utf8)
      entries.append(ExplainEntry(trace, file: "\(entry.id).html"))
    }
    try Explain.index(entries).write(toFile: "\(folder)/index.html", atomically: true, encoding: .utf8)
  }

  private static func measureStages(_ pages: PageList) throws {
    let loaded = try pages.entries.map { try $0.page() }
    let extractor = Extractor(options: ExtractorOptions(timeLimit: 0, clock: { UInt64(cpuSeconds() * 1e9) }))
    var sums: [(name: String, seconds: Double)] = []
    for page in loaded {
      for step in extractor.trace(page).steps {
        let index = sums.firstIndex { $0.name == step.name } ?? sums.endIndex
        if index == sums.endIndex { sums.append((step.name, 0)) }
        sums[index].seconds += Double(step.nanoseconds) / 1e9
      }
    }
    for (name, sum) in sums {
      print("\(name): " + String(format: "%.0f µs a page", sum / Double(max(1, loaded.count)) * 1e6))
    }
  }

  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Writes `arguments[0]`, with the tables `arguments[1]` and `[2]` and the scores `[3]`.
  private static func dump(_ pages: PageList, _ form: Page.Form, _ arguments: [String]) throws {
    let output = try create(arguments[0])
    let given = try arguments.dropFirst(3).first.map(readScores)
    let tables = try arguments[1...2].map { try Data(contentsOf: URL(fileURLWithPath: $0)) }.map { data in
      data.withUnsafeBytes { WordWeights($0.bindMemory(to: UInt8.self)) }
    }
    let work = PageWork(form, evidence: Evidence(texts: tables[0], classes: tables[1]))
    var position = 0
    for entry in pages.entries {
      let page = try entry.page()
      let blocks = work.describe(page) { count in
        position += count
        return given.map { Array($0[position - count..<position]) }
      }
      let count = blocks.list.count
      var record: [UInt8] = []
      append(Array(entry.id.utf8), to: &record)
      append(UInt32(count), to: &record)
      append(UInt32(Feature.allCases.count), to: &record)
      for block in blocks.list { append(Array(blocks.text[block.text]), to: &record) }
      for row in 0..<count {
        for feature in Feature.allCases { append(work.matrix[row, feature].bitPattern, to: &record) }
      }
      try output.write(contentsOf: record)
    }
  }

  private static func writeKeys(_ pages: PageList, _ form: Page.Form, to path: String) throws {
    let output = try create(path)
    let work = PageWork(form, evidence: nil)
    for entry in pages.entries {
      var record: [UInt8] = []
      for list in work.keys(of: try entry.page()).joined() {
        append(UInt32(list.count), to: &record)
        for key in list { append(key, to: &record) }
      }
      try output.write(contentsOf: record)
    }
  }

  private static func create(_ path: String) throws -> FileHandle {
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  }

  private static func readScores(_ path: String) throws -> [Float] {
    try Data(contentsOf: URL(fileURLWithPath: path)).withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
  }

  private static func append(_ number: UInt32, to record: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { record.append(contentsOf: $0) }
  }

  private static func append(_ bytes: [UInt8], to record: inout [UInt8]) {
    append(UInt32(bytes.count), to: &record)
    record.append(contentsOf: bytes)
  }
}
