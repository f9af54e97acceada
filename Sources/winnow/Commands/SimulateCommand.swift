import ArgumentParser
import Duplicates
import Foundation
import Simulation

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

      With --traffic nothing is compared: one worker takes the documents in their order, in batches of --batch pages, with \
      --partitions partitions and stores on disk in a temporary folder, and one JSON line says what an article costs: \
      records, bytes (values and keys, before compression) and entries of the topics keys and verify, pairs requested, \
      comparisons, flags, and milliseconds of CPU of the stages index and verify.

      Example: winnow simulate --documents documents.ndjson.gz --runs 100 --crashes --redeliver --repartition --copies 200
      Example: winnow simulate --documents documents.ndjson.gz --partitions 12 --batch 100 --traffic
      """)

  @Option(help: ArgumentHelp("Documents, one JSON object a line; - is standard input.", valueName: "file|-"))
  var documents: String

  @Option(
    help: ArgumentHelp(
      "Partitions of each topic; drawn for each run, 1 to 6, if not given; 12 with --traffic.", valueName: "count"))
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
    help: ArgumentHelp(
      """
      Of the documents of each run so many are replaced by copies of a few of them: exact, edited and cut ones, in chains \
      longer than the window. Needs --sample.
      """, valueName: "count"))
  var copies = 0

  @Option(
    help: ArgumentHelp("Texts that an article is compared with through one key, at most.", valueName: "count"))
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

  @Flag(help: "Says what the documents cost, in one JSON line, and runs nothing else.")
  var traffic = false

  @Option(help: ArgumentHelp("Pages of a batch, with --traffic.", valueName: "count"))
  var batch = 100

  func validate() throws {
    func positive(_ value: Int?, _ name: String) throws {
      if let value, value < 1 { throw ValidationError("--\(name) is \(value); it takes a number from 1 on") }
    }
    try positive(partitions, "partitions")
    try positive(workers, "workers")
    try positive(bucketCapacity, "bucket-capacity")
    try positive(batch, "batch")
    if runs < 0 { throw ValidationError("--runs is \(runs); it takes a number from 0 on") }
    if sample < 0 { throw ValidationError("--sample is \(sample); it takes a number from 0 on") }
    if copies < 0 || copies > 0 && copies >= sample {
      throw ValidationError(
        "--copies is \(copies); it takes a number from 0 on that is smaller than --sample (\(sample))")
    }
  }

  func run() throws {
    let read = try DocumentLines(path: documents).all()
    guard !read.isEmpty else { throw Failure(.data, "\(documents): no documents") }
    if traffic { return try measure(read) }
    let simulator = Simulator(documents: read, configuration: .init(bucketCapacity: bucketCapacity))
    let plain = try simulator.plainFlags()
    if let flags { try write(plain, of: simulator, to: flags) }
    let sampling = sample > 0 ? DocumentSampling(of: simulator, by: plain) : nil
    let output = BufferedOutput(threshold: 0)
    for run in 0..<runs {
      let seed = self.seed &+ UInt64(run)
      let chosen = sampling?.choose(sample - copies, copies: copies, seed: seed) ?? simulator
      let expected = try sampling == nil ? plain : chosen.plainFlags()
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

  private func measure(_ documents: [SimulatedDocument]) throws {
    let partitions = self.partitions ?? 12
    let run = try TrafficRun(
      configuration: .init(bucketCapacity: bucketCapacity, keysPartitions: partitions, verifyPartitions: partitions))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let report = try run.play(documents.sorted { ($0.time, $0.id) < ($1.time, $1.id) }, batch: batch)
    try BufferedOutput(threshold: 0).write(line: String(decoding: try encoder.encode(report), as: UTF8.self))
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
