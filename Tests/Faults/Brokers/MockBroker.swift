import Foundation
import Glibc

/// librdkafka's mock cluster as a process of its own, told what to do through its standard input.
final class MockBroker: Broker {
  let bootstrap: String
  let hasTransactions = false
  private let process = Process()
  private let input = Pipe()

  /// Starts it and creates the topics, which cannot be done over the protocol.
  init(topics: [(name: String, partitions: Int)]) throws {
    let output = Pipe()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["mock-broker"] + topics.map { "\($0.name):\($0.partitions)" }
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var line = Data()
    while !line.contains(UInt8(ascii: "\n")), case let data = output.fileHandleForReading.availableData, !data.isEmpty {
      line += data
    }
    bootstrap = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    guard !bootstrap.isEmpty else { throw Skipped(reason: "the mock cluster did not start") }
  }

  /// Sends one command; see ``MockBrokerCommand``.
  func tell(_ command: String) {
    try? input.fileHandleForWriting.write(contentsOf: Data("\(command)\n".utf8))
  }

  func stop() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
