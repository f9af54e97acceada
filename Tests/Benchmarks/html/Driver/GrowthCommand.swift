import Foundation
import HTML

/// Parses inputs of every bad kind in growing sizes and prints CPU time and memory against size. Each runs in a process of its own,
/// so that the memory is that input's; the input itself is part of it. What the process takes by itself, decoding tables
/// included, is measured before, with an input of a thousand bytes: memory is printed with and without it.
struct GrowthCommand {
  private let options: Options
  private let largest: Int

  init(_ options: Options) {
    self.options = options
    largest = options.number("megabytes", default: 50)
  }

  func run(_ arguments: [String]) {
    if let size = arguments.last.flatMap({ Int($0) }), arguments.count == 2 { return one(arguments[0], size) }
    print("kind                        MB       ms   ms/MB  peak MB  x size  own MB  x size without  nodes   outcome")
    // Before the lines of the other processes.
    fflush(nil)
    for kind in arguments.isEmpty ? GrowthKind.all.map(\.name) : arguments {
      for size in options.numbers("sizes") ?? [8, 4, 2, 1].map({ largest / $0 }) { child(kind, size * 1_000_000) }
    }
  }

  private func child(_ kind: String, _ size: Int) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    process.arguments = ["growth", kind, String(size)] + (options.has("unlimited") ? ["--unlimited"] : [])
    do {
      try process.run()
      process.waitUntilExit()
      if process.terminationStatus != 0 { print("\(kind) \(size): died") }
    } catch {
      Driver.fail("cannot run \(CommandLine.arguments[0]): \(error)")
    }
  }

  private func one(_ name: String, _ size: Int) {
    guard let kind = GrowthKind.all.first(where: { $0.name == name }) else { Driver.fail("no kind \(name)") }
    var limits = ParserOptions()
    if options.has("unlimited") {
      limits.maximumNodes = .max
      limits.minimumBytesPerNode = 0
      limits.maximumAttributes = .max
    }
    HTMLParser(options: limits).parse(kind.make(1000), charset: kind.charset)
    let own = Usage.peakMemory
    let input = kind.make(size)
    let parser = HTMLParser(options: limits)
    let start = Usage.seconds
    let outcome = parser.parse(input, charset: kind.charset)
    let time = Usage.seconds - start
    let peak = Usage.peakMemory
    let megabytes = Double(input.count) / 1e6
    let columns = String(
      format: "%7.1f %8.1f %7.2f %8.1f %7.2f %7.1f %15.2f %8d ", megabytes, time * 1000, time * 1000 / megabytes,
      Double(peak) / 1e6, Double(peak) / Double(input.count), Double(own) / 1e6,
      Double(peak - own) / Double(input.count), parser.document.nodes.count)
    print(name.padding(toLength: 22, withPad: " ", startingAt: 0), columns, outcome)
  }
}
