import ArgumentParser
import Foundation
import Worker

/// The command line: one file a command, in Commands.
@main
struct Winnow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "winnow",
    abstract: "Turns raw scraped news pages into clean articles and flags the duplicates.",
    discussion: """
      Winnow reads raw pages from a Kafka topic, extracts one normalized article from each, and publishes \
      articles and duplicate flags. Kafka is the only service that it needs.

      Exit codes are those of sysexits.h: 0 done, 64 wrong usage, 65 wrong data, 66 no input, 69 broker not \
      available, 70 a fault of Winnow's own, 74 input or output failed, 75 try again later, 78 wrong configuration.
      """,
    version: Release.version,
    subcommands: [
      RunCommand.self, DemoCommand.self, ExtractCommand.self, ProduceCommand.self, CheckCommand.self,
      TopicsCommand.self, TailCommand.self, TopCommand.self, ReplayCommand.self, TestCommand.self, SimulateCommand.self,
    ])

  /// Runs the command that the arguments name; a ``Failure`` ends it with its own exit code.
  static func main() {
    do {
      try checkCommand(CommandLine.arguments.dropFirst().first)
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      FileHandle.standardError.write(Data("winnow: \(failure)\n".utf8))
      Foundation.exit(failure.code.rawValue)
    } catch {
      exit(withError: error)
    }
  }

  /// A command that is not there may be one that is misspelt.
  private static func checkCommand(_ name: String?) throws {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let name, !name.hasPrefix("-"), !names.contains(name) else { return }
    let near = name.nearest(in: names).map { "; do you mean `winnow \($0)`?" } ?? "; `winnow --help` names them all"
    throw ValidationError("\(name) is no command\(near)")
  }
}
