import Synchronization
import Worker

/// Whether somebody asked a command to stop, by SIGTERM or SIGINT. Made before a command starts any thread.
final class StopFlag: Sendable {
  private final class Value: Sendable {
    let isSet = Atomic(false)
  }

  private let value = Value()
  private let signals: StopSignals

  /// Listens from now on.
  init() {
    let value = value
    signals = StopSignals { value.isSet.store(true, ordering: .releasing) }
  }

  var isSet: Bool { value.isSet.load(ordering: .acquiring) }
}
