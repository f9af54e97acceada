import Foundation
import HTML

/// `html-driver parse FOLDER`, `html-driver growth [KIND …]`, `html-driver decode LABEL FILE`:
/// see the README beside this folder.
@main
enum Driver {
  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    guard !arguments.isEmpty else { fail("parse, growth or decode?") }
    let options = Options(&arguments)
    switch arguments.removeFirst() {
    case "parse": ParseCommand(options).run(arguments)
    case "growth": GrowthCommand(options).run(arguments)
    case "decode": DecodeCommand.run(arguments)
    case let other: fail("no command \(other)")
    }
  }

  static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(2)
  }
}

/// `--name=value` anywhere on the command line.
struct Options {
  private var values: [String: String] = [:]

  /// Takes the options out of the arguments.
  init(_ arguments: inout [String]) {
    for argument in arguments where argument.hasPrefix("--") {
      let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1)
      values[String(parts[0])] = parts.count > 1 ? String(parts[1]) : ""
    }
    arguments.removeAll { $0.hasPrefix("--") }
  }

  func number(_ name: String, default value: Int) -> Int { values[name].flatMap { Int($0) } ?? value }

  /// Numbers with commas between them.
  func numbers(_ name: String) -> [Int]? { values[name]?.split(separator: ",").compactMap { Int($0) } }

  func has(_ name: String) -> Bool { values[name] != nil }
}
