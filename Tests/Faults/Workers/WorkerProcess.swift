import Foundation
import Glibc
import TestBroker

/// One `winnow run`, which can be ended in several ways and started again under the same instance name.
final class WorkerProcess {
  let name: String
  private let program: String
  private let configuration: String
  private let environment: [String: String]
  private let output: String
  private var process: ChildProcess?
  /// Times that it was started.
  private(set) var starts = 0

  init(name: String, program: String, configuration: String, environment: [String: String], output: String) {
    self.name = name
    self.program = program
    self.configuration = configuration
    self.environment = environment
    self.output = output
  }

  /// Starts it.
  ///
  /// - Parameter more: variables for this time.
  func start(environment more: [String: String] = [:]) throws {
    process = try ChildProcess(
      [program, "run", "--config", configuration], environment: environment.merging(more) { $1 }, output: output)
    starts += 1
  }

  var isRunning: Bool { process?.isRunning ?? false }
  var id: pid_t? { isRunning ? process?.id : nil }

  /// Sends a signal.
  func signal(_ number: Int32) { process?.signal(number) }

  /// Ends it by SIGKILL and waits for that.
  func kill() {
    process?.signal(SIGKILL)
    process?.wait()
  }

  /// Asks it to drain, and waits.
  ///
  /// - Returns: its exit status, or nil where it did not end in time.
  func drain(seconds: Double = 40) -> Int32? {
    process?.signal(SIGTERM)
    return process?.wait(seconds: seconds)
  }

  /// Waits for its end.
  func wait(seconds: Double) -> Int32? { process?.wait(seconds: seconds) }

  /// Waits until the group has given it partitions since its last start.
  func awaitAssignment(seconds: Double) {
    for _ in 0..<Int(seconds * 20) {
      // A process that has only just begun has not written yet, and the last lines are those of the start before.
      let connections = log().components(separatedBy: "message=connecting")
      let stages = ["extract", "index", "verify"]
      if connections.count > starts, let last = connections.last,
        stages.allSatisfy({ last.contains("message=\"\($0): assigned ") })
      {
        return
      }
      usleep(50_000)
    }
  }

  /// Resident bytes, descriptors and threads now; nil where it does not run.
  func usage() -> Usage? { id.flatMap(Usage.init(of:)) }

  /// Metrics lines that it has printed, over all its starts.
  func metrics() -> [MetricsFigures] {
    metricsLines.compactMap { try? JSONDecoder().decode(MetricsFigures.self, from: Data($0.utf8)) }
  }

  /// Pages that ended as an article or rejected since its last start, as far as it has told.
  var ended: Int { metrics().last.map { $0.pages.articles + $0.pages.rejected } ?? 0 }

  /// The metrics line that it printed last.
  var lastMetricsLine: Substring? { metricsLines.last }

  private var metricsLines: [Substring] { jsonLines.filter { $0.contains("\"pages\"") } }

  /// Lines of metrics and of the ledger, over all its starts: those that no kill has cut.
  var jsonLines: [Substring] { log().split(separator: "\n").filter { $0.hasPrefix("{") && $0.hasSuffix("}") } }

  /// Everything that it has printed, over all its starts.
  func log() -> String { (try? String(contentsOfFile: output, encoding: .utf8)) ?? "" }

  /// Lines of its log that say that the program itself failed.
  func crashes() -> [Substring] {
    // librdkafka has fatal errors too, of a client; those come in lines of the log.
    log().split(separator: "\n").filter {
      $0.contains("AddressSanitizer") || ($0.contains("Fatal error:") && !$0.hasPrefix("time="))
    }
  }

  /// Ends it for good.
  func tearDown() { process?.stop() }
}
