import Synchronization

/// What other threads tell a polling thread.
final class Mailbox: Sendable {
  private let events = Mutex<[LoopEvent]>([])
  private let bell = Doorbell()
  private let wake: @Sendable () -> Void

  /// - Parameter wake: ends the polling thread's wait for records.
  init(wake: @escaping @Sendable () -> Void) {
    self.wake = wake
  }

  /// Tells it of an event.
  func post(_ event: LoopEvent) {
    events.withLock { $0.append(event) }
    bell.ring()
    wake()
  }

  /// Whether anything has come.
  var hasNews: Bool { events.withLock { !$0.isEmpty } }

  /// What has come since the last call.
  func take() -> [LoopEvent] {
    bell.silence()
    return events.withLock { events in
      defer { events = [] }
      return events
    }
  }

  /// Waits until something comes, or time is up.
  func wait(milliseconds: Int64) {
    bell.wait(milliseconds: milliseconds)
  }
}
