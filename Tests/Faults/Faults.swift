import ArgumentParser

/// The fault harness: real worker processes, a broker, faults, and an oracle over the topics.
@main
struct Faults: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "faults",
    abstract: "Injects faults into a running Winnow and checks that nothing is lost, doubled or reordered.",
    subcommands: [
      RunCommand.self, GuardsCommand.self, HostileCommand.self, SoakCommand.self, MockBrokerCommand.self,
      BrokerProxyCommand.self,
    ],
    defaultSubcommand: RunCommand.self)

  static func main() {
    Interruption.watch()
    main(nil)
  }
}
