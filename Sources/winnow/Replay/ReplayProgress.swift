import Dispatch

/// Says on standard error how far a replay has come: in place on a terminal, else in a line now and then.
final class ReplayProgress {
  private let interval: Double = Terminal.isError ? 0.2 : 10
  private var shown = DispatchTime.now()
  private var isShown = false

  /// Shows the state if it is time.
  func show(_ replay: Replay) {
    guard DispatchTime.now() > shown + interval else { return }
    shown = .now()
    isShown = true
    let tally = replay.tally
    let line =
      "\(Int(replay.share * 100)) %  \(Terminal.grouped(tally.read)) read, \(Terminal.grouped(tally.fed)) fed in again"
    if Terminal.isError { Terminal.replaceLine(line) } else { Terminal.note(line) }
  }

  /// Clears the line.
  func end() {
    if isShown, Terminal.isError { Terminal.replaceLine() }
  }
}
