import Foundation

/// What one scenario found, printed as it goes.
final class Report {
  private let start = ContinuousClock.now
  /// Checks that failed.
  private(set) var failures = 0

  init(_ name: String) {
    put("== \(name)")
  }

  /// Prints one check with its outcome.
  func check(_ holds: Bool, _ text: @autoclosure () -> String) {
    if !holds { failures += 1 }
    put("  \(holds ? "ok  " : "FAIL") \(text())")
  }

  /// Prints a figure or a remark.
  func note(_ text: String) {
    put("       \(text)")
  }

  /// Prints the time that the scenario took.
  func finish() {
    note("\((ContinuousClock.now - start).components.seconds) s")
  }

  private func put(_ line: String) {
    FileHandle.standardOutput.write(Data("\(line)\n".utf8))
  }
}
