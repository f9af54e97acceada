import Dispatch

/// Says on standard error how far the filling of topics has come: in place on a terminal, else in a line now and then.
final class FillProgress {
  private let interval: Double = Terminal.isError ? 0.15 : 5
  private var shown = DispatchTime.now()

  /// Shows the state if it is time.
  func show(_ state: TopicFill.State) {
    guard DispatchTime.now() > shown + interval else { return }
    shown = .now()
    let line = Self.text(state)
    if Terminal.isError {
      Terminal.replaceLine(line)
    } else {
      Terminal.note(line)
    }
  }

  /// Says what came of it.
  func end(_ state: TopicFill.State) {
    if Terminal.isError { Terminal.replaceLine() }
    Terminal.note(Self.text(state))
  }

  private static func text(_ state: TopicFill.State) -> String {
    var text =
      "\(Terminal.grouped(state.read)) of \(Terminal.grouped(state.total)) records read, "
      + "\(Terminal.grouped(state.delivered)) of \(Terminal.grouped(state.written)) written"
    if state.passedOver > 0 { text += ", \(Terminal.grouped(state.passedOver)) passed over" }
    return text
  }
}
