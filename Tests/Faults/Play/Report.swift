import Foundation
import Synchronization

/// What one scenario found. Its lines are printed together at its end, for scenarios may be played side by side.
final class Report {
  private static let output = Mutex(())
  private let start = ContinuousClock.now
  private var lines: [String] = []
  /// Checks that failed.
  private(set) var failures = 0
  /// Invariants of which a check failed.
  private(set) var broken: Set<Invariant> = []
  /// Whether workers ran and said so.
  var isPlayed = false
  /// Whether the scenario could not be played.
  private(set) var isSkipped = false

  init(_ name: String) {
    lines.append("== \(name)")
  }

  /// Notes one check with its outcome.
  func check(_ holds: Bool, _ text: @autoclosure () -> String) {
    check(holds, nil, text())
  }

  /// Notes one check of an invariant with its outcome.
  func check(_ holds: Bool, _ invariant: Invariant?, _ text: @autoclosure () -> String) {
    if !holds {
      failures += 1
      if let invariant { broken.insert(invariant) }
    }
    lines.append("  \(holds ? "ok  " : "FAIL") \(invariant.map { "\($0.rawValue)" } ?? " ") \(text())")
  }

  /// Notes a figure or a remark.
  func note(_ text: String) {
    lines.append("         \(text)")
  }

  /// Notes why the scenario cannot be played.
  func skip(_ reason: String) {
    isSkipped = true
    note("skipped: \(reason)")
  }

  /// Seconds since the beginning.
  var seconds: Int64 { (ContinuousClock.now - start).components.seconds }

  /// Prints everything, with the time that it took.
  func finish() {
    note("\(seconds) s")
    Report.output.withLock { _ in
      FileHandle.standardOutput.write(Data((lines.joined(separator: "\n") + "\n").utf8))
    }
  }
}
