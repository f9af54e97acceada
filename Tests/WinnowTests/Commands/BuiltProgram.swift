import Foundation

/// The program that was built beside the tests.
enum BuiltProgram {
  /// Where it is.
  static let location = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "winnow")

  /// Whether it was built.
  static let isBuilt = FileManager.default.isExecutableFile(atPath: location.path)

  /// A process of it that has not started yet, with an environment of these variables alone, and of those that
  /// `Tests/sanitize` needs.
  static func process(_ arguments: [String], environment: [String: String] = [:]) -> Process {
    let process = Process()
    process.executableURL = location
    process.arguments = arguments
    process.environment = environment.merging(
      ProcessInfo.processInfo.environment.filter { $0.key == "LD_PRELOAD" || $0.key.hasSuffix("SAN_OPTIONS") }
    ) { given, _ in given }
    return process
  }

  /// Runs it to its end.
  static func run(_ arguments: [String], _ environment: [String: String] = [:], input: String = "") throws -> (
    code: Int32, output: String, error: String
  ) {
    let process = process(arguments, environment: environment)
    let folder = try TemporaryFolder()
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: folder.file("input", input)))
    let output = URL(filePath: try folder.file("output", ""))
    let error = URL(filePath: try folder.file("error", ""))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: error)
    try process.run()
    process.waitUntilExit()
    return (
      process.terminationStatus, try String(contentsOf: output, encoding: .utf8),
      try String(contentsOf: error, encoding: .utf8)
    )
  }
}
