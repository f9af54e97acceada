import ArgumentParser
import Foundation

/// `fuzz replay`: inputs once, without libFuzzer.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Runs inputs from files once, or the seeds of every target.")

  @Option(help: "The target; all, for their seeds, where it is not given.")
  var target: String?

  @Argument(help: "Files that hold an input each, such as libFuzzer's crash-…; the seeds where none is given.")
  var files: [String] = []

  func run() throws {
    let chosen = try target.map { name in
      guard let type = FuzzTargets.named(name) else {
        throw ValidationError("no target is called \(name); there are \(FuzzTargets.names)")
      }
      return [type]
    }
    if chosen == nil, !files.isEmpty { throw ValidationError("say with --target which target reads the files") }
    var faults = 0
    for type in chosen ?? FuzzTargets.all {
      let reader = type.init()
      let inputs = try files.isEmpty ? type.seeds : files.map { try Array(Data(contentsOf: URL(filePath: $0))) }
      for (number, input) in inputs.enumerated() {
        guard let fault = reader.fault(in: input) else { continue }
        faults += 1
        print("\(type.name): \(files.isEmpty ? "seed \(number)" : files[number]): \(fault)")
      }
      print("\(type.name): \(inputs.count) inputs")
    }
    if faults > 0 { throw ExitCode(1) }
  }
}
