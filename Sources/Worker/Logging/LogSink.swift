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
  /// Whether lines begin with a priority, as journald takes them off (sd-daemon(3)).
  private let withPriority: Bool
  private let write: @Sendable (String) -> Void
  private let windows = Mutex<[Place: Window]>([:])

  /// Makes a sink on standard error, in colour where that is a terminal and `NO_COLOR` is not set.
  public convenience init(format: Configuration.Log.Format) {
    let environment = ProcessInfo.processInfo.environment
    let colour = isatty(STDERR_FILENO) == 1 && environment["NO_COLOR"] == nil
    let isJournal = environment["JOURNAL_STREAM"].map(Self.isStandardError) ?? false
    self.init(format: format, colour: colour, withPriority: isJournal) { line in
      let bytes = Array((line + "\n").utf8)
      _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
  }

  init(
    format: Configuration.Log.Format, colour: Bool, withPriority: Bool = false,
    write: @escaping @Sendable (String) -> Void
  ) {
    self.format = format
    self.colour = colour
    self.withPriority = withPriority
    self.write = write
  }

  /// Makes this sink the one of every logger that is made from now on. Once a process.
  ///
  /// - Parameter fields: particulars of every line.
  public func bootstrap(level: Logger.Level, fields: Logger.Metadata = [:]) {
    LoggingSystem.bootstrap { label in SinkLogHandler(label: label, level: level, metadata: fields, sink: self) }
  }

  /// Whether a journal's stream, `DEVICE:INODE`, is where standard error goes (systemd.exec(5), JOURNAL_STREAM).
  private static func isStandardError(_ stream: String) -> Bool {
    var status = stat()
    return fstat(STDERR_FILENO, &status) == 0 && stream == "\(status.st_dev):\(status.st_ino)"
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
    write((withPriority ? "<\(line.priority)>" : "") + line.rendered(format, colour: colour))
  }
}
