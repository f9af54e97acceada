import ArgumentParser

/// Coverage-guided fuzzing of everything that reads bytes from outside.
@main
struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz",
    abstract: "Feeds made-up bytes to what reads bytes from outside, and says what does not hold.",
    discussion: """
      Use Tests/Fuzz/run, which builds this program with libFuzzer. Built without it, `replay` alone works: it runs the \
      seeds, or inputs from files.
      """,
    subcommands: [RunCommand.self, TargetCommand.self, ReplayCommand.self], defaultSubcommand: RunCommand.self)
}
