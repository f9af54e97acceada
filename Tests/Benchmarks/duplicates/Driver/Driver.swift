import ArgumentParser

/// The Swift half of the measurements in this folder.
@main
struct Driver: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duplicates-driver", abstract: "Measures duplicate detection; see README.md.",
    subcommands: [FlagsCommand.self, FillCommand.self, TrafficCommand.self])
}
