import ArgumentParser
import Duplicates
import Foundation
import Simulation

/// Flags documents, one JSON object a line (id, title, text, time in milliseconds); then a line with the CPU seconds.
struct FlagsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "flags")

  @Argument var file: String

  private struct Line: Decodable {
    var id: String
    var title: String
    var text: String
    var time: Int64
  }

  func run() throws {
    let decoder = JSONDecoder()
    let documents = try Data(contentsOf: URL(fileURLWithPath: file)).split(separator: UInt8(ascii: "\n")).map { line in
      let line = try decoder.decode(Line.self, from: line)
      return SimulatedDocument(
        id: line.id, headline: Array(line.title.utf8), body: Array(line.text.utf8), time: line.time)
    }
    let start = CPUTime.now
    let simulator = Simulator(documents: documents)
    let flags = try simulator.plainFlags()
    let seconds = CPUTime.now - start
    for value in flags.values.values {
      guard let summary = simulator.summary(of: value) else { continue }
      let original = summary.original.map { "\"\($0)\"" } ?? "null"
      print(
        "{\"id\":\"\(summary.id)\",\"status\":\"\(summary.status)\",\"duplicate_of\":\(original),"
          + "\"similarity\":\(summary.similarity)}")
    }
    print("{\"cpuSeconds\":\(seconds)}")
  }
}
