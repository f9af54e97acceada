import Dispatch

/// Says on standard error how far something has come: in place on a terminal, else in a line now and then.
final class ProgressLine {
  private let interval: Double
  private var shown = DispatchTime.now()
  private var isShown = false

  /// - Parameter seconds: between two lines where standard error is no terminal.
  init(everySeconds seconds: Double) {
    interval = Terminal.isError ? 0.2 : seconds
  }

  /// Shows a line if it is time.
  func show(_ line: @autoclosure () -> String) {
    guard DispatchTime.now() > shown + interval else { return }
    shown = .now()
    isShown = true
    if Terminal.isError { Terminal.replaceLine(line()) } else { Terminal.note(line()) }
  }

  /// Clears the line.
  func end() {
    if isShown, Terminal.isError { Terminal.replaceLine() }
  }
}
