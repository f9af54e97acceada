import Foundation
import Synchronization

/// What one scenario found. Its lines are printed together at its end, for scenarios may be played side by side, unless it
/// is live.
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

  private let isLive: Bool

  /// - Parameter isLive: whether to print each line when it comes.
  init(_ name: String, isLive: Bool = false) {
    self.isLive = isLive
    put("== \(name)")
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
    put("  \(holds ? "ok  " : "FAIL") \(invariant.map { "\($0.rawValue)" } ?? " ") \(text())")
  }

  /// Notes a figure or a remark.
  func note(_ text: String) {
    put("         \(text)")
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
    Report.print(lines)
  }

  private func put(_ line: String) {
    if isLive { Report.print([line]) } else { lines.append(line) }
  }

  private static func print(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    output.withLock { _ in
      FileHandle.standardOutput.write(Data((lines.joined(separator: "\n") + "\n").utf8))
    }
  }
}
