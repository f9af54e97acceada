import ArgumentParser
import Foundation
import Worker

/// The flags of every command that has a configuration: its file, and what goes over it.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The configuration file, YAML.",
      discussion: "Without it $WINNOW_CONFIG names the file; without that the defaults count. See Config/winnow.yaml.",
      valueName: "file"))
  var config: String?

  @Option(
    name: [.customShort("b"), .long],
    help: ArgumentHelp("The brokers to ask first: HOST:PORT, several separated by commas.", valueName: "list"))
  var bootstrapServers: String?

  @Option(
    name: [.customShort("s"), .customLong("set")],
    help: ArgumentHelp(
      "Sets one key over file and environment; may be given often. Never for secrets.", valueName: "key=value"))
  var settings: [String] = []

  /// The configuration file, if one is named.
  func file(environment: [String: String] = ProcessInfo.processInfo.environment) -> String? {
    config ?? environment["WINNOW_CONFIG"]
  }

  /// Reads file, environment and flags.
  ///
  /// - Throws: ``Failure`` with the code configuration, which lists every problem.
  func load(
    over base: [(flag: String, key: String, value: String)] = [],
    checkingSecrets: Bool = false, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> Configuration {
    var reader = ConfigurationReader()
    if let path = file(environment: environment) {
      reader.read(yaml: try Self.text(of: path), file: path)
    }
    reader.read(environment: environment)
    for (flag, key, value) in base { reader.read(flag: flag, key: key, value: value) }
    if let bootstrapServers {
      reader.read(flag: "--bootstrap-servers", key: "broker.bootstrapServers", value: bootstrapServers)
    }
    for setting in settings {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw ValidationError("--set takes KEY=VALUE, such as --set worker.threads=2")
      }
      reader.read(flag: "--set", key: String(parts[0]), value: String(parts[1]))
    }
    do {
      return try reader.finish(checkingSecrets: checkingSecrets)
    } catch {
      throw Failure(
        .configuration, "the configuration is wrong:\n" + error.problems.map { "  \($0)" }.joined(separator: "\n"))
    }
  }

  private static func text(of path: String) throws(Failure) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(.configuration, "the configuration file \(path) cannot be read; name one that is there, or none")
    }
    guard data.count <= ConfigurationReader.maximumFileBytes, let text = String(data: data, encoding: .utf8) else {
      throw Failure(.configuration, "\(path) is no configuration: it must be UTF-8 text of at most 1 MiB")
    }
    return text
  }
}
