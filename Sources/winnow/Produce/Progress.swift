import Foundation

/// A progress bar with a rate on a terminal, and one closing line everywhere, on standard error.
final class Progress {
  private let total: Int?
  private let start = DispatchTime.now()
  private var shown: DispatchTime?

  /// - Parameter total: How much is to be read, bytes of files or records of a topic, if it is known.
  init(total: Int?) {
    self.total = total
  }

  /// Shows the bar, a few times a second at most.
  func show(_ state: Feed.State, read: Int) {
    guard Terminal.isError else { return }
    let now = DispatchTime.now()
    if let shown, now.uptimeNanoseconds - shown.uptimeNanoseconds < 150_000_000 { return }
    shown = now
    var line = ""
    if let total, total > 0 {
      let share = min(1, Double(read) / Double(total))
      let filled = Int(share * 30)
      line = "[\(String(repeating: "#", count: filled))\(String(repeating: " ", count: 30 - filled))] "
      line += "\(Int(share * 100)) %  "
    }
    line += "\(Terminal.grouped(state.pages)) pages  \(rate(state))  \(Terminal.grouped(state.inFlight)) in flight"
    if state.failed > 0 { line += "  \(Terminal.grouped(state.failed)) failed" }
    Terminal.replaceLine(line)
  }

  /// Clears the bar and says what came of it.
  func end(_ state: Feed.State) {
    if shown != nil { Terminal.replaceLine() }
    let seconds = String(format: "%.1f", elapsed)
    Terminal.note(
      "\(Terminal.grouped(state.delivered)) pages delivered, \(Terminal.grouped(state.failed)) failed, "
        + "\(Terminal.bytes(state.bytes)) in \(seconds) s (\(rate(state)))")
  }

  private var elapsed: Double {
    Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) * 1e-9
  }

  private func rate(_ state: Feed.State) -> String {
    let seconds = max(elapsed, 0.001)
    return "\(Terminal.grouped(Int(Double(state.delivered) / seconds))) pages/s, "
      + "\(Terminal.bytes(Int(Double(state.bytes) / seconds)))/s"
  }
}
