import ArgumentParser
import Duplicates
import Foundation

/// Runs duplicate detection over an in-process log, with faults.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Shows that duplicate flags depend on nothing but the articles, with no broker.",
    discussion: """
      Runs the stages of duplicate detection over an in-process log, with random interleavings of the workers and the \
      faults that are asked for, and compares the last flag of each document with that of a plain run. A run is a \
      function of its seed: where flags differ, the seed is printed, and the exit code is 70.

      Documents are JSON objects, one a line, also gzipped: id, title, text, published (RFC 3339, taken as the time of \
      fetching).

      Example: winnow simulate --documents documents.ndjson.gz --runs 100 --crashes --redeliver --repartition
      """)

  @Option(help: ArgumentHelp("Documents, one JSON object a line; - is standard input.", valueName: "file|-"))
  var documents: String

  @Option(help: ArgumentHelp("Partitions of each topic; drawn for each run, 1 to 6, if not given.", valueName: "count"))
  var partitions: Int?

  @Option(help: ArgumentHelp("Workers in the group; drawn for each run, 1 to 4, if not given.", valueName: "count"))
  var workers: Int?

  @Option(help: ArgumentHelp("Seed of the first run; each further run has the next.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Runs.", valueName: "count"))
  var runs = 1

  @Option(
    help: ArgumentHelp(
      "Documents of each run, another choice for each, half of them from whole clusters; 0 takes all.",
      valueName: "count"))
  var sample = 0

  @Option(
    help: ArgumentHelp("Earlier articles that one is compared with through one key, at most.", valueName: "count"))
  var bucketCapacity = 1_000

  @Flag(help: "Workers crash, write on as zombies, and lose their stores.")
  var crashes = false

  @Flag(help: "Pages come twice, and committed offsets fall back.")
  var redeliver = false

  @Flag(help: "The internal topics get other partition counts.")
  var repartition = false

  @Option(
    help: ArgumentHelp(
      "Writes the flags of the plain run, one JSON object a line: id, status, duplicate_of, similarity.")
  )
  var flags: String?

  func validate() throws {
    if partitions ?? 1 < 1 || workers ?? 1 < 1 || runs < 0 || sample < 0 || bucketCapacity < 1 {
      throw ValidationError("Counts must be positive.")
    }
  }

  func run() throws {
    let simulator = Simulator(
      documents: try DocumentLines(path: documents).all(), configuration: .init(bucketCapacity: bucketCapacity))
    let plain = try simulator.plainFlags()
    if let flags { try write(plain, of: simulator, to: flags) }
    let sampling = sample > 0 ? DocumentSampling(of: simulator, by: plain) : nil
    let output = StandardOutput(threshold: 0)
    for run in 0..<runs {
      let seed = self.seed &+ UInt64(run)
      let chosen = sampling?.choose(sample, seed: seed) ?? simulator
      let expected = sampling == nil ? plain : try chosen.plainFlags()
      let differing = try chosen.flags(seed: seed, options: options(seed: seed)).differences(from: expected)
      guard differing.isEmpty else {
        throw Failure(
          .software, "seed \(seed): the flags of \(differing.count) documents differ, \(differing[0]) first")
      }
      if (run + 1) % 100 == 0 || run + 1 == runs {
        try output.write(line: "{\"runs\":\(run + 1),\"lastSeed\":\(seed),\"differences\":0}")
      }
    }
  }

  private func options(seed: UInt64) -> SimulationOptions {
    var random = SeededGenerator(seed: ~seed)
    let drawn = (partitions: Int.random(in: 1...6, using: &random), workers: Int.random(in: 1...4, using: &random))
    return SimulationOptions(
      partitions: partitions ?? drawn.partitions, workers: workers ?? drawn.workers, crashes: crashes,
      redeliver: redeliver, repartition: repartition)
  }

  private func write(_ flags: SimulatedFlags, of simulator: Simulator, to path: String) throws {
    var text = ""
    for (_, value) in flags.values.sorted(by: { $0.key < $1.key }) {
      guard let summary = simulator.summary(of: value) else { continue }
      let line = FlagLine(
        id: summary.id, status: summary.status, duplicate_of: summary.original, similarity: Double(summary.similarity))
      text += String(decoding: try JSONEncoder().encode(line), as: UTF8.self) + "\n"
    }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    } catch {
      throw Failure(.inputOutput, "\(path): \(error.localizedDescription)")
    }
  }

  /// A line of what `score-dedup` reads.
  private struct FlagLine: Encodable {
    var id: String
    var status: String
    // swift-format-ignore: AlwaysUseLowerCamelCase
    var duplicate_of: String?
    var similarity: Double?
  }
}
