import ArgumentParser

@main
struct Winnow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "winnow", abstract: "Turns raw scraped news pages into articles.")
}
