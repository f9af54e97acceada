import ArgumentParser
import Foundation
import TestBroker

/// `fuzz run`: each target in a process of its own, and a line of figures for each.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Fuzzes targets one after the other and prints figures.",
    discussion: """
      An input at fault is kept in the folder, as TARGET/crash-… or timeout-…; `fuzz replay --target TARGET FILE` runs \
      it again. Exit status 1 if there was one. Targets:

      \(FuzzTargets.all.map { "\($0.name): \($0.summary)" }.joined(separator: "\n"))
      """)

  @Argument(help: "Targets; all, where none is named.")
  var targets: [String] = []

  @Option(help: "Seconds for each target.")
  var seconds = 60

  @Option(help: "The seed of the mutations.")
  var seed: UInt32 = 1

  @Option(help: "A folder of more inputs to start from, such as pages; the targets' own seeds are few.")
  var corpus: String?

  @Option(help: "Where inputs at fault and logs are kept.")
  var folder = ".build-fuzz/found"

  func validate() throws {
    if let unknown = targets.first(where: { FuzzTargets.named($0) == nil }) {
      throw ValidationError("no target is called \(unknown); there are \(FuzzTargets.names)")
    }
    if seconds < 1 { throw ValidationError("--seconds must be at least 1") }
    if !LibFuzzer.isThere { throw ValidationError("this program was built without libFuzzer; use Tests/Fuzz/run") }
  }

  func run() throws {
    print("seed \(seed), \(seconds) s a target")
    var faults = 0
    for type in FuzzTargets.all where targets.isEmpty || targets.contains(type.name) {
      let figures = try fuzz(type)
      print(figures)
      if figures.fault != nil { faults += 1 }
    }
    print(faults == 0 ? "no fault" : "\(faults) targets with a fault; the inputs are in \(folder)")
    if faults > 0 { throw ExitCode(1) }
  }

  private func fuzz(_ type: any FuzzTarget.Type) throws -> FuzzFigures {
    let place = URL(filePath: folder).appending(path: type.name)
    let seeds = place.appending(path: "seeds")
    try? FileManager.default.removeItem(at: place)
    try FileManager.default.createDirectory(at: seeds, withIntermediateDirectories: true)
    for (number, input) in type.seeds.enumerated() {
      try Data(input).write(to: seeds.appending(path: "\(number)"))
    }
    let words = place.appending(path: "words")
    try Data(type.words.map { "\"\(Self.escaped($0))\"\n" }.joined().utf8).write(to: words)
    let log = place.appending(path: "log").path
    let child = try ChildProcess(
      [
        CommandLine.arguments[0], "target", type.name, "-max_total_time=\(seconds)", "-seed=\(seed)",
        "-max_len=\(type.maximumBytes)", "-dict=\(words.path)", "-timeout=10", "-rss_limit_mb=2048",
        "-print_final_stats=1", "-artifact_prefix=\(place.path)/", seeds.path,
      ] + (corpus.map { [$0] } ?? []),
      // The run time's own handler would end the process before libFuzzer keeps the input.
      environment: ["SWIFT_BACKTRACE": "enable=no"], output: log)
    let status = child.wait()
    return FuzzFigures(
      type.name, log: try String(decoding: Data(contentsOf: URL(filePath: log)), as: UTF8.self), status: status)
  }

  /// A word as libFuzzer's dictionaries take it.
  private static func escaped(_ word: String) -> String {
    word.utf8.map { byte in
      let isPlain = (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
      return isPlain ? String(UnicodeScalar(byte)) : "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
