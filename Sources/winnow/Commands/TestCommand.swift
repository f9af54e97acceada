import ArgumentParser
import Foundation
import Worker

/// Compares what comes of pages with what somebody expects of them.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Checks that pages of your own give the articles that you expect.",
    discussion: """
      For each page in the folders (.html, .htm, .txt, each also with .gz) there is a JSON file beside it, named as the \
      page with .json behind: page.html.json. It says what is expected of the article, by members as `winnow extract` \
      prints them, lists by index (authors.0.name):

        {"page": {"url": "https://example.com/a", "fetchedAt": "2026-03-01T08:15:00Z"},
         "equal": {"headline": "…", "datePublished": "2026-03-01"},
         "contains": {"articleBody": ["…", "…"]},
         "absent": ["kicker", {"articleBody": ["Subscribe now"]}]}

      or {"rejected": "error_page"} where there should be no article. "page" says how it was fetched; what it leaves out \
      is taken from the file.

      --accept writes today's outcome as what is expected, for pages without an expectation and for those that differ; \
      what is as expected stays as it is. Look at the changes before you keep them.

      Exit codes: 0 all pages are as expected, 65 some are not or have no expectation, 66 there are no pages.
      """)

  @Argument(help: ArgumentHelp("Folders and page files.", valueName: "path"))
  var paths: [String]

  @Flag(help: "Writes today's outcome as what is expected, where that is missing or differs.")
  var accept = false

  @Flag(name: .shortAndLong, help: "Prints only what is not as expected, and the summary.")
  var quiet = false

  @OptionGroup var options: ConfigurationOptions

  func run() throws {
    let configuration = try options.load()
    let limits = configuration.limits
    let files = try Self.pages(in: paths)
    let extraction = PageExtraction(limits: limits, output: configuration.output)
    let output = BufferedOutput(threshold: 0)
    var report = PageTestReport()
    for file in files {
      let verdict = try verdict(on: file, extraction, limit: limits.lineBytes)
      let line = report.add(file.path, verdict)
      if case .asExpected = verdict, quiet { continue }
      try output.write(line: line)
    }
    try output.write(line: report.summary)
    if !report.isGood { throw Failure(.data, "not all pages are as expected") }
  }

  private func verdict(
    on file: PageFile, _ extraction: PageExtraction, limit: Int
  ) throws -> PageTestReport.Verdict {
    let path = PageExpectation.path(for: file.path)
    let expectation = FileManager.default.fileExists(atPath: path) ? try PageExpectation(path: path) : nil
    let outcome = try PageOutcome(of: file, as: expectation?.page, extraction, limit: limit)
    let differences = expectation?.differences(from: outcome)
    if let differences, differences.isEmpty { return .asExpected }
    guard accept else { return differences.map { .different($0) } ?? .unknown }
    do {
      try PageExpectation(accepting: outcome, page: expectation?.page).json().write(to: URL(filePath: path))
    } catch {
      throw Failure(.inputOutput, "\(path) cannot be written")
    }
    return .accepted
  }

  /// The page files, in the order of their names; an expectation whose page is gone is an error.
  private static func pages(in paths: [String]) throws(Failure) -> [PageFile] {
    var files: [PageFile] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw Failure(.noInput, "\(path): no such file or folder")
      }
      if let file = PageFile(path: path), !isFolder.boolValue { files.append(file) }
      guard isFolder.boolValue else { continue }
      let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
      let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
      for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        if let file = PageFile(path: "\(folder)/\(name)") {
          files.append(file)
        } else if name.hasSuffix(".json"), PageFile(path: String(name.dropLast(5))) != nil,
          !names.contains(String(name.dropLast(5)))
        {
          throw Failure(
            .noInput, "\(folder)/\(name) expects something of a page that is not there; remove one of the two")
        }
      }
    }
    guard !files.isEmpty else { throw Failure(.noInput, "no pages in \(paths.joined(separator: ", "))") }
    return files
  }
}
