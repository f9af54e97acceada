import ArgumentParser
import Foundation
import Glibc

/// `faults hostile`: each kind of hostile page through `winnow extract`, with its processor time and memory.
struct HostileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hostile", abstract: "Sends pages made to hurt through extract and measures time and memory.",
    discussion: """
      Each page is worked on by a process of its own. It must end as an article or a rejection with a reason, within the \
      given processor time and memory. Exit status 1 if one did not.
      """)

  @Option(help: "The program; a release build, for the times to mean something.")
  var winnow = ".build/release/winnow"

  @Option(help: "Size of each page in bytes, but for those that have one of their own.")
  var bytes = 8_000_000

  @Option(help: "The program's limit for pages, in bytes; above it they are rejected as too_large.")
  var pageLimit = 8_388_608

  @Option(help: "Processor time that one page may take, in seconds.")
  var seconds = 2.0

  @Option(help: "Memory that the process may hold, in MB.")
  var megabytes = 256

  @Option(help: "Only pages whose name contains this.")
  var only = ""

  func run() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "winnow-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var failed = 0
    let pages = (HostilePage.all + HostilePage.garbage + HostileInput.all + PoisonRecord.all).filter {
      only.isEmpty || $0.name.contains(only)
    }
    for page in pages {
      let path = folder.appending(path: "page.\(page.type)")
      try Data(page.make(page.size ?? bytes)).write(to: path)
      let run = try Measured(
        [winnow, "extract", path.path],
        environment: [
          "WINNOW_LIMITS_PAGE_BYTES": "\(pageLimit)", "WINNOW_LIMITS_RECORD_BYTES": "\(2 * pageLimit)",
        ], folder: folder)
      let holds = run.isAnswer && run.cpuSeconds <= seconds && run.peakBytes <= megabytes * 1_000_000
      if !holds { failed += 1 }
      let name = page.name.padding(toLength: 34, withPad: " ", startingAt: 0)
      let figures = String(format: "%6.2f s %6.0f MB", run.cpuSeconds, Double(run.peakBytes) / 1e6)
      print("\(holds ? "ok  " : "FAIL") \(name) \(figures)  \(run.outcome)")
    }
    print("\(pages.count - failed) passed, \(failed) failed")
    if failed > 0 { throw ExitCode(1) }
  }
}
