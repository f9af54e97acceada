import Envelope
import Foundation
import Logging
import Synchronization

/// Where log lines go: standard error, one write a line, at a bounded rate for each place in the code.
///
/// A place that logs more than ``burst`` lines in ``windowMilliseconds`` is silent for the rest of the window; its next
/// line says how many were left out. Critical lines always pass.
public final class LogSink: Sendable {
  /// Lines that one place in the code may print in one window.
  static let burst = 20
  /// The window in milliseconds.
  static let windowMilliseconds: Int64 = 10_000

  private struct Place: Hashable {
    var file: String
    var line: UInt
  }

  private struct Window {
    var start: Int64
    var lines = 0
    var suppressed = 0
  }

  private let format: Configuration.Log.Format
  private let colour: Bool
  private let write: @Sendable (String) -> Void
  private let windows = Mutex<[Place: Window]>([:])

  /// Makes a sink on standard error, in colour where that is a terminal and `NO_COLOR` is not set.
  public convenience init(format: Configuration.Log.Format) {
    let colour = isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
    self.init(format: format, colour: colour) { line in
      let bytes = Array((line + "\n").utf8)
      _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
  }

  init(format: Configuration.Log.Format, colour: Bool, write: @escaping @Sendable (String) -> Void) {
    self.format = format
    self.colour = colour
    self.write = write
  }

  /// Makes this sink the one of every logger that is made from now on. Once a process.
  public func bootstrap(level: Logger.Level) {
    LoggingSystem.bootstrap { label in SinkLogHandler(label: label, level: level, sink: self) }
  }

  func log(_ line: LogLine, from file: String, _ number: UInt, isCritical: Bool) {
    var line = line
    let suppressed: Int? = windows.withLock { windows in
      let now = line.time.milliseconds
      var window = windows[Place(file: file, line: number)] ?? Window(start: now)
      defer { windows[Place(file: file, line: number)] = window }
      var left = 0
      if now - window.start >= Self.windowMilliseconds || now < window.start {
        left = window.suppressed
        window = Window(start: now)
      }
      if window.lines >= Self.burst, !isCritical {
        window.suppressed += 1
        return nil
      }
      window.lines += 1
      return left
    }
    guard let suppressed else { return }
    if suppressed > 0 { line.particulars.append(("suppressed", String(suppressed))) }
    write(line.rendered(format, colour: colour))
  }
}
