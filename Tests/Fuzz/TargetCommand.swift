import ArgumentParser
import Foundation

/// `fuzz target NAME`: one target under libFuzzer, with libFuzzer's own flags.
struct TargetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "target", abstract: "Fuzzes one target; what follows its name goes to libFuzzer.")

  @Argument(help: "The target.")
  var name: String

  @Argument(parsing: .captureForPassthrough, help: "Flags and corpus folders of libFuzzer.")
  var arguments: [String] = []

  func run() throws {
    guard let type = FuzzTargets.named(name) else {
      throw ValidationError("no target is called \(name); there are \(FuzzTargets.names)")
    }
    guard LibFuzzer.isThere else {
      throw ValidationError("this program was built without libFuzzer; use Tests/Fuzz/run")
    }
    throw ExitCode(LibFuzzer.run(type.init(), arguments: arguments))
  }
}
